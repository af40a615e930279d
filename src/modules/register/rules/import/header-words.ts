/** Words by which the columns of a foreign register are recognised: Swedish municipal variants first, then Danish, Norwegian, English. */
import type { Target } from './types.ts';

/** The first pattern that fits a header (lower case, plain spaces) decides; the narrow ones stand before the wide ones. */
export const headerWords: ReadonlyArray<readonly [target: Target, pattern: RegExp]> = [
  ['column:motivation', /motivering.*(grund|stöd)|hur .* tänkt/],
  ['column:art9Support', /stöd för undantag/],
  [
    'column:art9Ground',
    /(undantag|undtagelse|unntak|exception|villkor).*(art\w*\.? ?9|känslig|sensitiv)|^art\w*\.? ?9(\.2)?$|artikk?el 9|\(art\.? ?9\)/,
  ],
  ['column:art10Support', /lagöverträdelse|brott|strafbare|artikel 10|art\.? 10\b/],
  [
    'column:sensitiveData',
    /känslig|särskilda kategorier|følsomme|sensitiv|særlige kategorier|særlige kategoriar|special categor/,
  ],
  [
    'column:legalBasis',
    /(laglig|rättslig|lagligt|rättsligt|retlig|retligt|rettslig|legal|lawful)[ta]? ?(grund|stöd|hjemmel|basis)|artikk?el 6|grunnlag|art\.? ?6|behandlingsgrund|^hjemmel/,
  ],
  ['column:statutes', /^författningsstöd$/],
  [
    'column:provision',
    /national lovgivning|nasjonal lov|lagstöd|författning|lagrum|lovhjemmel|stöd i lag|nationell lag|bestämmelse|statute/,
  ],
  ['column:purposeDetails', /(ändamål|syfte).*(detalj|utförlig|beskriv)/],
  ['column:purposes', /ändamål|syfte|formål|føremål|purpose|varför behandla/],
  [
    'column:subjectGroups',
    /registrerade\b(?!.*(inform|rättighet))|vilka personer|personkategori|kategorier af registrerede|kategorier av registrerte|data subject|berörda personer|vems uppgifter|målgrupp/,
  ],
  [
    'column:transfers',
    /tredje ?(land|länder)|tredjeland|utanför (eu|ees)|third countr|överföring|overføring|overførsel/,
  ],
  ['column:processorAgreement', /(pub|biträdes|databehandler)[- ]?(avtal|aftale)|avtal finns|\bpuba\b/],
  ['column:processors', /biträde|databehandler|processor|leverantör/],
  ['column:recipients', /mottagar|modtager|mottaker|recipient|lämnas ut|utlämn|delas med|videregi/],
  [
    'column:retention',
    /gallring|lagringstid|bevaras|bevarande|slettefrist|sletning|sletting|opbevaring|retention|tidsfrist|hur länge|radering|sparas|lagringsperiod/,
  ],
  ['column:measures-technical', /^tekniska (säkerhets|skydds)?åtgärder$/],
  ['column:measures-organisational', /^organisatoriska (säkerhets|skydds)?åtgärder$/],
  [
    'column:measures',
    /säkerhetsåtgärd|skyddsåtgärd|sikkerhed|sikkerhet|security|tekniska och organisatoriska|^säkerhet$/,
  ],
  ['column:dpiaOn', /(konsekvensbedömning|dpia).*(datum|gjord|genomförd den|utförd)/],
  ['column:dpiaNeeded', /konsekvensbedömning|dpia|konsekvensanalys|konsekvensvurdering|konsekvensutredning/],
  ['column:automatedDecision', /automatis|profiler/],
  ['column:aiUsed', /\bai\b|artificiell/],
  ['column:protectedIdentities', /skyddad\w* (person|identitet)|sekretessmark/],
  ['column:consentHow', /hur.*samtyck/],
  ['column:consentCollected', /samtyck|samtykk|consent/],
  ['column:informationLink', /länk.*inform|inform.*länk/],
  ['column:informedHow', /inform.*(registrerad|enskild|text)|informer|informationsplikt|privacy notice/],
  [
    'column:dataItems',
    /kategori\w* (av |af |over )?(person)?(uppgift|oplysning|opplysning)|^personuppgifter|vilka (person)?uppgifter|typ av (person)?uppgift|personoplysninger$|personopplysninger$|personal data|uppgiftskategori|uppgifter som (behandlas|registreras)/,
  ],
  ['column:sources', /källa|varifrån|insamling|kilde|\bsource|hämtas från|inhämtas/],
  ['column:contact-system-owner', /systemägare|systemeier|systemejer/],
  ['column:contact-system-administrator', /systemförvaltare|systemansvarig|systemadministratör/],
  ['column:contact-information-owner', /informationsägare/],
  ['column:jointlyControlled', /gemensamt (personuppgifts)?ansvar\b/],
  ['column:jointControllers', /gemensam\w* (personuppgifts)?ansvarig|joint/],
  [
    'controller',
    /^(ansvarig )?(nämnd|styrelse|nämnd.*bolag|bolag|myndighet)\b|personuppgiftsansvarig|dataansvarlig|behandlingsansvarlig|data controller|^controller$/,
  ],
  [
    'column:contact-operations',
    /verksamhetsansvarig|ansvarig chef|^ansvarig\w*$|behandlingsansvarig|ansvarig (person|tjänste|funktion)|chef/,
  ],
  ['column:contact-contact', /kontakt/],
  ['column:klassaConfidentiality', /konfidentialitet/],
  ['column:klassaCorrectness', /riktighet/],
  ['column:klassaAvailability', /tillgänglighet/],
  ['column:klassaTraceability', /spårbarhet/],
  ['column:systems', /system|it-stöd|applikation|programvara|\bapp\b/],
  [
    'column:processCode',
    /^process(kod|nummer| nr|nr)?$|klassificering|kle[ -]?(grupper|gruppe|nummer|nr)|diarieplan|handlingsslag/,
  ],
  [
    'column:processArea',
    /förvaltning|verksamhet|avdelning|\benhet|sektor|forvaltning|fagområde|kle hovedgruppe|^område|department/,
  ],
  ['column:nextReviewOn', /nästa (översyn|revidering|granskning|uppföljning)/],
  ['column:confirmedOn', /senast (uppdaterad|reviderad|bekräftad|granskad|ändrad)|uppdaterad|reviderad/],
  ['column:startsOn', /startdatum|påbörjad|^start/],
  ['column:activity', /^status|pågående/],
  ['column:structure', /strukturera/],
  [
    'column:name',
    /behandlings?(en)?s? ?(namn|navn|benämning|titel)|^(namn|navn|benämning|titel|name)\b(?! på (system|register))|^personuppgiftsbehandling(ar|en)?$|^behandling(ar|en)?$|^behandlingsaktivitet|namn på (behandling|register)|registrets namn|name of (the )?processing|^processing/,
  ],
  ['column:description', /beskrivning|beskrivelse|beskriving|description/],
];
