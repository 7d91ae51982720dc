import type { StoreOptions } from '../../../../shared/contracts';

/** The options that can be changed at any time. (Old orders depend on a scope, so the connect form asks for them.) */
export const EDITABLE_OPTIONS = [
  'enabled',
  'importCustomers',
  'importProducts',
  'importOrders',
  'importLineItems',
] as const satisfies (keyof StoreOptions)[];

/**
 * What there is to save.
 * @param stored - the options as they are
 * @param draft - what was ticked and unticked, back and forth perhaps
 */
export function changedOptions(stored: StoreOptions, draft: Partial<StoreOptions>): Partial<StoreOptions> {
  return Object.fromEntries(
    EDITABLE_OPTIONS.filter((option) => draft[option] !== undefined && draft[option] !== stored[option]).map(
      (option) => [option, draft[option]]
    )
  );
}
