/** A service that staff sign in with by OpenID Connect: Entra, ADFS, SITHS, Freja OrgID. */
export interface ProviderSettings {
  /** Stands in the address that the service answers to. */
  readonly key: string;
  /** «Almby kommuns konto» */
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  /** Absent for a public client: the code is then held by PKCE alone. */
  readonly clientSecret?: string | undefined;
  readonly scope: string;
  /** Sent along with the question, e.g. `acr_values` where the service asks for it. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The claim that holds the person's e-mail address. */
  readonly emailClaim: string;
  /** The service vouches for the addresses of its domains although it sends no `email_verified` (Entra, ADFS). */
  readonly emailTrusted: boolean;
  /** Only addresses of these domains are let in. */
  readonly domains: readonly string[];
  /** The claim that lists the groups that give appointments. */
  readonly groupsClaim?: string | undefined;
  /** What the service says of a sign-in that had two factors; otherwise a code or a passkey is asked for here. */
  readonly twoFactor: { readonly amr: readonly string[]; readonly acr: readonly string[] };
  /** Whom a person who is not added may turn to, e.g. «servicedesk, tfn 0000-00 00 00». */
  readonly contact?: string | undefined;
}
