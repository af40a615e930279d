/** Bodies that decide or prepare for a controller. */
export const bodyKinds = {
  board: 'Nämnd eller styrelse',
  committee: 'Utskott',
  preparation: 'Presidium eller beredning',
  'company-board': 'Bolagsstyrelse',
  other: 'Annat organ',
} as const;
export const bodyKindLabel = (kind: string): string => bodyKinds[kind as keyof typeof bodyKinds] ?? kind;
