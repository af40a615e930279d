/**
 * Paragraphs that `gdpr-sv.json` lacks: unnumbered subparagraphs and articles of a single paragraph.
 * Swedish text of Regulation (EU) 2016/679. An article not found here is shown by its title alone.
 */
export const supplement = [
  {
    ref: '6.1',
    text: 'Led f i första stycket ska inte gälla för behandling som utförs av offentliga myndigheter när de fullgör sina uppgifter.',
  },
  {
    ref: '10',
    text: 'Behandling av personuppgifter som rör fällande domar i brottmål och överträdelser eller därmed sammanhängande säkerhetsåtgärder enligt artikel 6.1 får endast utföras under kontroll av myndighet eller då behandling är tillåten enligt unionsrätten eller medlemsstaternas nationella rätt, där lämpliga skyddsåtgärder för de registrerades rättigheter och friheter fastställs. Ett fullständigt register över fällande domar i brottmål får endast föras under kontroll av en myndighet.',
  },
  {
    ref: '87',
    text: 'Medlemsstaterna får närmare bestämma på vilka särskilda villkor ett nationellt identifikationsnummer eller något annat vedertaget sätt för identifiering får behandlas. Ett nationellt identifikationsnummer eller ett annat vedertaget sätt för identifiering ska i sådana fall endast användas med iakttagande av lämpliga skyddsåtgärder för de registrerades rättigheter och friheter enligt denna förordning.',
  },
] as const satisfies readonly { readonly ref: string; readonly text: string }[];
