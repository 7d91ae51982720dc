export type PrivacyRequestKind = 'data_request' | 'customer_redact' | 'shop_redact';

/** What an admin decides about a `shop_redact` that is not carried out by itself. */
export const PRIVACY_ACTIONS = ['erase', 'keep'] as const;
export type PrivacyAction = (typeof PRIVACY_ACTIONS)[number];

export interface PrivacyRequest {
  documentId: string;
  storeDomain: string;
  kind: PrivacyRequestKind;
  customerId: string | null;
  status: 'open' | 'done';
  receivedAt: string;
  dueAt: string;
  handledAt: string | null;
  /** Of a `shop_redact`: `needed` while an admin has to decide, then what was decided; null where nobody has to. */
  decision: 'needed' | PrivacyAction | null;
  /** When the data of a `data_request` was last downloaded. */
  exportedAt: string | null;
  /** How many records were erased, by kind; null before. */
  result: Record<string, number> | null;
}
