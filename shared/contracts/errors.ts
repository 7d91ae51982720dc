/** A failure as it is kept on a store, a run or an event: never holds a secret or personal data. */
export interface StoredError {
  code: string;
  message: string;
  at: string;
}

/** The Strapi that a shop belongs to, with `store_already_connected`. Nulls where it does not say. */
export interface ShopHolder {
  publicUrl: string | null;
  /** When it connected the shop. */
  since: string | null;
}

/** Strapi's error shape; `details.code` is one of the plugin's codes. */
export interface ErrorResponse {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    details: {
      code: string;
      remedy?: string;
      permission?: string;
      holder?: ShopHolder;
      errors?: { path: string[]; message: string; name?: string }[];
    };
  };
}
