import { lowerCase } from './values';
import type { Maybe } from './types';

/** What a person agreed to receive. */
export interface Consent {
  acceptsMarketing: Maybe<boolean>;
  emailMarketingState: Maybe<string>;
  smsMarketingState: Maybe<string>;
}

interface ReceivedState {
  readonly marketingState?: string;
}

/**
 * The marketing consents of a customer's default email address and phone number. Who has no address has no consent.
 *
 * @param email the customer's `defaultEmailAddress`.
 * @param phone the customer's `defaultPhoneNumber`.
 */
export function mapConsent(
  email: ReceivedState | null | undefined,
  phone: ReceivedState | null | undefined
): Consent {
  const emailState = email && email.marketingState;
  return {
    acceptsMarketing: emailState === undefined ? undefined : emailState === 'SUBSCRIBED',
    emailMarketingState: lowerCase(emailState),
    smsMarketingState: lowerCase(phone && phone.marketingState),
  };
}
