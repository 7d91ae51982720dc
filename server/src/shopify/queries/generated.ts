/* Generated from Shopify's Admin GraphQL schema by `npm run codegen`: don't edit. */
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  DateTime: { input: string; output: string; }
  Decimal: { input: string; output: string; }
  HTML: { input: string; output: string; }
  Money: { input: string; output: string; }
  URL: { input: string; output: string; }
  UnsignedInt64: { input: string; output: string; }
};

export type AppUninstallAppUninstallErrorCode =
  | 'APP_NOT_FOUND'
  | 'APP_NOT_INSTALLED'
  | 'APP_UNINSTALL_ERROR'
  | 'USER_PERMISSIONS_INSUFFICIENT';

export type AttributeInput = {
  readonly key: Scalars['String']['input'];
  readonly value: Scalars['String']['input'];
};

export type BulkOperationErrorCode =
  | 'ACCESS_DENIED'
  | 'INTERNAL_SERVER_ERROR'
  | 'TIMEOUT';

export type BulkOperationStatus =
  | 'CANCELED'
  | 'CANCELING'
  | 'COMPLETED'
  | 'CREATED'
  | 'EXPIRED'
  | 'FAILED'
  | 'RUNNING';

export type BulkOperationUserErrorCode =
  | 'INVALID'
  | 'LIMIT_REACHED'
  | 'OPERATION_IN_PROGRESS';

export type BundlesDraftOrderBundleLineItemComponentInput = {
  readonly quantity: Scalars['Int']['input'];
  readonly uuid?: InputMaybe<Scalars['String']['input']>;
  readonly variantId?: InputMaybe<Scalars['ID']['input']>;
};

export type CountPrecision =
  | 'AT_LEAST'
  | 'EXACT';

export type CountryCode =
  | 'AC'
  | 'AD'
  | 'AE'
  | 'AF'
  | 'AG'
  | 'AI'
  | 'AL'
  | 'AM'
  | 'AN'
  | 'AO'
  | 'AR'
  | 'AT'
  | 'AU'
  | 'AW'
  | 'AX'
  | 'AZ'
  | 'BA'
  | 'BB'
  | 'BD'
  | 'BE'
  | 'BF'
  | 'BG'
  | 'BH'
  | 'BI'
  | 'BJ'
  | 'BL'
  | 'BM'
  | 'BN'
  | 'BO'
  | 'BQ'
  | 'BR'
  | 'BS'
  | 'BT'
  | 'BV'
  | 'BW'
  | 'BY'
  | 'BZ'
  | 'CA'
  | 'CC'
  | 'CD'
  | 'CF'
  | 'CG'
  | 'CH'
  | 'CI'
  | 'CK'
  | 'CL'
  | 'CM'
  | 'CN'
  | 'CO'
  | 'CR'
  | 'CU'
  | 'CV'
  | 'CW'
  | 'CX'
  | 'CY'
  | 'CZ'
  | 'DE'
  | 'DJ'
  | 'DK'
  | 'DM'
  | 'DO'
  | 'DZ'
  | 'EC'
  | 'EE'
  | 'EG'
  | 'EH'
  | 'ER'
  | 'ES'
  | 'ET'
  | 'FI'
  | 'FJ'
  | 'FK'
  | 'FO'
  | 'FR'
  | 'GA'
  | 'GB'
  | 'GD'
  | 'GE'
  | 'GF'
  | 'GG'
  | 'GH'
  | 'GI'
  | 'GL'
  | 'GM'
  | 'GN'
  | 'GP'
  | 'GQ'
  | 'GR'
  | 'GS'
  | 'GT'
  | 'GW'
  | 'GY'
  | 'HK'
  | 'HM'
  | 'HN'
  | 'HR'
  | 'HT'
  | 'HU'
  | 'ID'
  | 'IE'
  | 'IL'
  | 'IM'
  | 'IN'
  | 'IO'
  | 'IQ'
  | 'IR'
  | 'IS'
  | 'IT'
  | 'JE'
  | 'JM'
  | 'JO'
  | 'JP'
  | 'KE'
  | 'KG'
  | 'KH'
  | 'KI'
  | 'KM'
  | 'KN'
  | 'KP'
  | 'KR'
  | 'KW'
  | 'KY'
  | 'KZ'
  | 'LA'
  | 'LB'
  | 'LC'
  | 'LI'
  | 'LK'
  | 'LR'
  | 'LS'
  | 'LT'
  | 'LU'
  | 'LV'
  | 'LY'
  | 'MA'
  | 'MC'
  | 'MD'
  | 'ME'
  | 'MF'
  | 'MG'
  | 'MK'
  | 'ML'
  | 'MM'
  | 'MN'
  | 'MO'
  | 'MQ'
  | 'MR'
  | 'MS'
  | 'MT'
  | 'MU'
  | 'MV'
  | 'MW'
  | 'MX'
  | 'MY'
  | 'MZ'
  | 'NA'
  | 'NC'
  | 'NE'
  | 'NF'
  | 'NG'
  | 'NI'
  | 'NL'
  | 'NO'
  | 'NP'
  | 'NR'
  | 'NU'
  | 'NZ'
  | 'OM'
  | 'PA'
  | 'PE'
  | 'PF'
  | 'PG'
  | 'PH'
  | 'PK'
  | 'PL'
  | 'PM'
  | 'PN'
  | 'PS'
  | 'PT'
  | 'PY'
  | 'QA'
  | 'RE'
  | 'RO'
  | 'RS'
  | 'RU'
  | 'RW'
  | 'SA'
  | 'SB'
  | 'SC'
  | 'SD'
  | 'SE'
  | 'SG'
  | 'SH'
  | 'SI'
  | 'SJ'
  | 'SK'
  | 'SL'
  | 'SM'
  | 'SN'
  | 'SO'
  | 'SR'
  | 'SS'
  | 'ST'
  | 'SV'
  | 'SX'
  | 'SY'
  | 'SZ'
  | 'TA'
  | 'TC'
  | 'TD'
  | 'TF'
  | 'TG'
  | 'TH'
  | 'TJ'
  | 'TK'
  | 'TL'
  | 'TM'
  | 'TN'
  | 'TO'
  | 'TR'
  | 'TT'
  | 'TV'
  | 'TW'
  | 'TZ'
  | 'UA'
  | 'UG'
  | 'UM'
  | 'US'
  | 'UY'
  | 'UZ'
  | 'VA'
  | 'VC'
  | 'VE'
  | 'VG'
  | 'VN'
  | 'VU'
  | 'WF'
  | 'WS'
  | 'XK'
  | 'YE'
  | 'YT'
  | 'ZA'
  | 'ZM'
  | 'ZW'
  | 'ZZ';

export type CurrencyCode =
  | 'AED'
  | 'AFN'
  | 'ALL'
  | 'AMD'
  | 'ANG'
  | 'AOA'
  | 'ARS'
  | 'AUD'
  | 'AWG'
  | 'AZN'
  | 'BAM'
  | 'BBD'
  | 'BDT'
  | 'BGN'
  | 'BHD'
  | 'BIF'
  | 'BMD'
  | 'BND'
  | 'BOB'
  | 'BRL'
  | 'BSD'
  | 'BTN'
  | 'BWP'
  | 'BYN'
  | 'BYR'
  | 'BZD'
  | 'CAD'
  | 'CDF'
  | 'CHF'
  | 'CLP'
  | 'CNY'
  | 'COP'
  | 'CRC'
  | 'CVE'
  | 'CZK'
  | 'DJF'
  | 'DKK'
  | 'DOP'
  | 'DZD'
  | 'EGP'
  | 'ERN'
  | 'ETB'
  | 'EUR'
  | 'FJD'
  | 'FKP'
  | 'GBP'
  | 'GEL'
  | 'GHS'
  | 'GIP'
  | 'GMD'
  | 'GNF'
  | 'GTQ'
  | 'GYD'
  | 'HKD'
  | 'HNL'
  | 'HRK'
  | 'HTG'
  | 'HUF'
  | 'IDR'
  | 'ILS'
  | 'INR'
  | 'IQD'
  | 'IRR'
  | 'ISK'
  | 'JEP'
  | 'JMD'
  | 'JOD'
  | 'JPY'
  | 'KES'
  | 'KGS'
  | 'KHR'
  | 'KID'
  | 'KMF'
  | 'KRW'
  | 'KWD'
  | 'KYD'
  | 'KZT'
  | 'LAK'
  | 'LBP'
  | 'LKR'
  | 'LRD'
  | 'LSL'
  | 'LTL'
  | 'LVL'
  | 'LYD'
  | 'MAD'
  | 'MDL'
  | 'MGA'
  | 'MKD'
  | 'MMK'
  | 'MNT'
  | 'MOP'
  | 'MRU'
  | 'MUR'
  | 'MVR'
  | 'MWK'
  | 'MXN'
  | 'MYR'
  | 'MZN'
  | 'NAD'
  | 'NGN'
  | 'NIO'
  | 'NOK'
  | 'NPR'
  | 'NZD'
  | 'OMR'
  | 'PAB'
  | 'PEN'
  | 'PGK'
  | 'PHP'
  | 'PKR'
  | 'PLN'
  | 'PYG'
  | 'QAR'
  | 'RON'
  | 'RSD'
  | 'RUB'
  | 'RWF'
  | 'SAR'
  | 'SBD'
  | 'SCR'
  | 'SDG'
  | 'SEK'
  | 'SGD'
  | 'SHP'
  | 'SLL'
  | 'SOS'
  | 'SRD'
  | 'SSP'
  | 'STD'
  | 'STN'
  | 'SYP'
  | 'SZL'
  | 'THB'
  | 'TJS'
  | 'TMT'
  | 'TND'
  | 'TOP'
  | 'TRY'
  | 'TTD'
  | 'TWD'
  | 'TZS'
  | 'UAH'
  | 'UGX'
  | 'USD'
  | 'USDC'
  | 'UYU'
  | 'UZS'
  | 'VED'
  | 'VEF'
  | 'VES'
  | 'VND'
  | 'VUV'
  | 'WST'
  | 'XAF'
  | 'XCD'
  | 'XOF'
  | 'XPF'
  | 'XXX'
  | 'YER'
  | 'ZAR'
  | 'ZMW';

export type CustomerEmailAddressMarketingState =
  | 'INVALID'
  | 'NOT_SUBSCRIBED'
  | 'PENDING'
  | 'SUBSCRIBED'
  | 'UNSUBSCRIBED';

export type CustomerSmsMarketingState =
  | 'NOT_SUBSCRIBED'
  | 'PENDING'
  | 'REDACTED'
  | 'SUBSCRIBED'
  | 'UNSUBSCRIBED';

export type CustomerSortKeys =
  | 'CREATED_AT'
  | 'ID'
  | 'LOCATION'
  | 'NAME'
  | 'RELEVANCE'
  | 'UPDATED_AT';

export type CustomerState =
  | 'DECLINED'
  | 'DISABLED'
  | 'ENABLED'
  | 'INVITED';

export type DepositInput = {
  readonly percentage: Scalars['Float']['input'];
};

export type DraftOrderAppliedDiscountInput = {
  /** @deprecated Please use `amountWithCurrency` instead. */
  readonly amount?: InputMaybe<Scalars['Money']['input']>;
  readonly amountWithCurrency?: InputMaybe<MoneyInput>;
  readonly description?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly value: Scalars['Float']['input'];
  readonly valueType: DraftOrderAppliedDiscountType;
};

export type DraftOrderAppliedDiscountType =
  | 'FIXED_AMOUNT'
  | 'PERCENTAGE';

export type DraftOrderInput = {
  readonly acceptAutomaticDiscounts?: InputMaybe<Scalars['Boolean']['input']>;
  readonly allowDiscountCodesInCheckout?: InputMaybe<Scalars['Boolean']['input']>;
  readonly appliedDiscount?: InputMaybe<DraftOrderAppliedDiscountInput>;
  readonly billingAddress?: InputMaybe<MailingAddressInput>;
  readonly customAttributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  /** @deprecated Use `purchasingEntity` instead, which can be used for either a D2C or B2B customer. */
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly deposit?: InputMaybe<DepositInput>;
  readonly discountCodes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly email?: InputMaybe<Scalars['String']['input']>;
  readonly lineItems?: InputMaybe<ReadonlyArray<DraftOrderLineItemInput>>;
  /** @deprecated This field will be removed in a future version. Use `localizedFields` instead. */
  readonly localizationExtensions?: InputMaybe<ReadonlyArray<LocalizationExtensionInput>>;
  readonly localizedFields?: InputMaybe<ReadonlyArray<LocalizedFieldInput>>;
  /**
   * @deprecated This field is now incompatible with Markets.
   *
   */
  readonly marketRegionCountryCode?: InputMaybe<CountryCode>;
  readonly metafields?: InputMaybe<ReadonlyArray<MetafieldInput>>;
  readonly note?: InputMaybe<Scalars['String']['input']>;
  readonly paymentTerms?: InputMaybe<PaymentTermsInput>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  readonly poNumber?: InputMaybe<Scalars['String']['input']>;
  readonly presentmentCurrencyCode?: InputMaybe<CurrencyCode>;
  readonly purchasingEntity?: InputMaybe<PurchasingEntityInput>;
  readonly reserveInventoryUntil?: InputMaybe<Scalars['DateTime']['input']>;
  readonly sessionToken?: InputMaybe<Scalars['String']['input']>;
  readonly shippingAddress?: InputMaybe<MailingAddressInput>;
  readonly shippingLine?: InputMaybe<ShippingLineInput>;
  readonly sourceName?: InputMaybe<Scalars['String']['input']>;
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly taxExempt?: InputMaybe<Scalars['Boolean']['input']>;
  readonly transformerFingerprint?: InputMaybe<Scalars['String']['input']>;
  readonly useCustomerDefaultAddress?: InputMaybe<Scalars['Boolean']['input']>;
  readonly visibleToCustomer?: InputMaybe<Scalars['Boolean']['input']>;
};

export type DraftOrderLineItemComponentInput = {
  readonly quantity: Scalars['Int']['input'];
  readonly uuid?: InputMaybe<Scalars['String']['input']>;
  readonly variantId?: InputMaybe<Scalars['ID']['input']>;
};

export type DraftOrderLineItemInput = {
  readonly appliedDiscount?: InputMaybe<DraftOrderAppliedDiscountInput>;
  /** @deprecated Use `components` instead. */
  readonly bundleComponents?: InputMaybe<ReadonlyArray<BundlesDraftOrderBundleLineItemComponentInput>>;
  readonly components?: InputMaybe<ReadonlyArray<DraftOrderLineItemComponentInput>>;
  readonly customAttributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  readonly generatePriceOverride?: InputMaybe<Scalars['Boolean']['input']>;
  /** @deprecated `weight` should be used instead, allowing different units to be used. */
  readonly grams?: InputMaybe<Scalars['Int']['input']>;
  /** @deprecated `originalUnitPriceWithCurrency` should be used instead, where currency can be specified. */
  readonly originalUnitPrice?: InputMaybe<Scalars['Money']['input']>;
  readonly originalUnitPriceWithCurrency?: InputMaybe<MoneyInput>;
  readonly priceOverride?: InputMaybe<MoneyInput>;
  readonly quantity: Scalars['Int']['input'];
  readonly requiresShipping?: InputMaybe<Scalars['Boolean']['input']>;
  readonly sku?: InputMaybe<Scalars['String']['input']>;
  readonly taxable?: InputMaybe<Scalars['Boolean']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
  readonly uuid?: InputMaybe<Scalars['String']['input']>;
  readonly variantId?: InputMaybe<Scalars['ID']['input']>;
  readonly weight?: InputMaybe<WeightInput>;
};

export type DraftOrderSortKeys =
  | 'CUSTOMER_NAME'
  | 'ID'
  | 'NUMBER'
  | 'RELEVANCE'
  | 'STATUS'
  | 'TOTAL_PRICE'
  | 'UPDATED_AT';

export type FulfillmentDisplayStatus =
  | 'ATTEMPTED_DELIVERY'
  | 'CANCELED'
  | 'CARRIER_PICKED_UP'
  | 'CONFIRMED'
  | 'DELAYED'
  | 'DELIVERED'
  | 'FAILURE'
  | 'FULFILLED'
  | 'IN_TRANSIT'
  | 'LABEL_PRINTED'
  | 'LABEL_PURCHASED'
  | 'LABEL_VOIDED'
  | 'MARKED_AS_FULFILLED'
  | 'NOT_DELIVERED'
  | 'OUT_FOR_DELIVERY'
  | 'PICKED_UP'
  | 'READY_FOR_PICKUP'
  | 'SUBMITTED';

export type FulfillmentStatus =
  | 'CANCELLED'
  | 'ERROR'
  | 'FAILURE'
  | 'OPEN'
  | 'PENDING'
  | 'SUCCESS';

export type HasMetafieldsMetafieldIdentifierInput = {
  readonly key: Scalars['String']['input'];
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
};

export type LocalizationExtensionInput = {
  readonly key: LocalizationExtensionKey;
  readonly value: Scalars['String']['input'];
};

export type LocalizationExtensionKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT';

export type LocalizedFieldInput = {
  readonly key: LocalizedFieldKey;
  readonly value: Scalars['String']['input'];
};

export type LocalizedFieldKey =
  | 'SHIPPING_CREDENTIAL_BR'
  | 'SHIPPING_CREDENTIAL_CL'
  | 'SHIPPING_CREDENTIAL_CN'
  | 'SHIPPING_CREDENTIAL_CO'
  | 'SHIPPING_CREDENTIAL_CR'
  | 'SHIPPING_CREDENTIAL_EC'
  | 'SHIPPING_CREDENTIAL_ES'
  | 'SHIPPING_CREDENTIAL_GT'
  | 'SHIPPING_CREDENTIAL_ID'
  | 'SHIPPING_CREDENTIAL_KR'
  | 'SHIPPING_CREDENTIAL_MX'
  | 'SHIPPING_CREDENTIAL_MY'
  | 'SHIPPING_CREDENTIAL_PE'
  | 'SHIPPING_CREDENTIAL_PT'
  | 'SHIPPING_CREDENTIAL_PY'
  | 'SHIPPING_CREDENTIAL_TR'
  | 'SHIPPING_CREDENTIAL_TW'
  | 'SHIPPING_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_BR'
  | 'TAX_CREDENTIAL_CL'
  | 'TAX_CREDENTIAL_CO'
  | 'TAX_CREDENTIAL_CR'
  | 'TAX_CREDENTIAL_EC'
  | 'TAX_CREDENTIAL_ES'
  | 'TAX_CREDENTIAL_GT'
  | 'TAX_CREDENTIAL_ID'
  | 'TAX_CREDENTIAL_IT'
  | 'TAX_CREDENTIAL_MX'
  | 'TAX_CREDENTIAL_MY'
  | 'TAX_CREDENTIAL_PE'
  | 'TAX_CREDENTIAL_PT'
  | 'TAX_CREDENTIAL_PY'
  | 'TAX_CREDENTIAL_TR'
  | 'TAX_CREDENTIAL_TYPE_CO'
  | 'TAX_CREDENTIAL_TYPE_MX'
  | 'TAX_CREDENTIAL_USE_MX'
  | 'TAX_EMAIL_IT';

export type MailingAddressInput = {
  readonly address1?: InputMaybe<Scalars['String']['input']>;
  readonly address2?: InputMaybe<Scalars['String']['input']>;
  readonly city?: InputMaybe<Scalars['String']['input']>;
  readonly company?: InputMaybe<Scalars['String']['input']>;
  /** @deprecated Use `countryCode` instead. */
  readonly country?: InputMaybe<Scalars['String']['input']>;
  readonly countryCode?: InputMaybe<CountryCode>;
  readonly firstName?: InputMaybe<Scalars['String']['input']>;
  /** @deprecated Not needed for 90% of mutations, and provided separately where it is needed. */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  readonly lastName?: InputMaybe<Scalars['String']['input']>;
  readonly phone?: InputMaybe<Scalars['String']['input']>;
  /** @deprecated Use `provinceCode` instead. */
  readonly province?: InputMaybe<Scalars['String']['input']>;
  readonly provinceCode?: InputMaybe<Scalars['String']['input']>;
  readonly zip?: InputMaybe<Scalars['String']['input']>;
};

export type MetafieldIdentifierInput = {
  readonly key: Scalars['String']['input'];
  readonly namespace: Scalars['String']['input'];
  readonly ownerId: Scalars['ID']['input'];
};

export type MetafieldInput = {
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  readonly key?: InputMaybe<Scalars['String']['input']>;
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  readonly type?: InputMaybe<Scalars['String']['input']>;
  readonly value?: InputMaybe<Scalars['String']['input']>;
};

export type MetafieldOwnerType =
  | 'API_PERMISSION'
  | 'ARTICLE'
  | 'BLOG'
  | 'CARTTRANSFORM'
  | 'COLLECTION'
  | 'COMPANY'
  | 'COMPANY_LOCATION'
  | 'CUSTOMER'
  | 'DELIVERY_CUSTOMIZATION'
  | 'DISCOUNT'
  | 'DRAFTORDER'
  | 'FULFILLMENT_CONSTRAINT_RULE'
  | 'GIFT_CARD_TRANSACTION'
  | 'LOCATION'
  | 'MARKET'
  | 'MEDIA_IMAGE'
  | 'ORDER'
  | 'ORDER_ROUTING_LOCATION_RULE'
  | 'PAGE'
  | 'PAYMENT_CUSTOMIZATION'
  | 'PRODUCT'
  | 'PRODUCTVARIANT'
  | 'SELLING_PLAN'
  | 'SHOP'
  | 'TRANSFER'
  | 'VALIDATION';

export type MetafieldsSetInput = {
  readonly compareDigest?: InputMaybe<Scalars['String']['input']>;
  readonly key: Scalars['String']['input'];
  readonly namespace?: InputMaybe<Scalars['String']['input']>;
  readonly ownerId: Scalars['ID']['input'];
  readonly type?: InputMaybe<Scalars['String']['input']>;
  readonly value: Scalars['String']['input'];
};

export type MetafieldsSetUserErrorCode =
  | 'APP_NOT_AUTHORIZED'
  | 'BLANK'
  | 'CAPABILITY_VIOLATION'
  | 'INCLUSION'
  | 'INTERNAL_ERROR'
  | 'INVALID'
  | 'INVALID_COMPARE_DIGEST'
  | 'INVALID_TYPE'
  | 'INVALID_VALUE'
  | 'LESS_THAN_OR_EQUAL_TO'
  | 'PRESENT'
  | 'STALE_OBJECT'
  | 'TAKEN'
  | 'TOO_LONG'
  | 'TOO_SHORT';

export type MoneyInput = {
  readonly amount: Scalars['Decimal']['input'];
  readonly currencyCode: CurrencyCode;
};

export type OrderCancelReason =
  | 'CUSTOMER'
  | 'DECLINED'
  | 'FRAUD'
  | 'INVENTORY'
  | 'OTHER'
  | 'STAFF';

export type OrderDisplayFinancialStatus =
  | 'AUTHORIZED'
  | 'EXPIRED'
  | 'PAID'
  | 'PARTIALLY_PAID'
  | 'PARTIALLY_REFUNDED'
  | 'PENDING'
  | 'REFUNDED'
  | 'VOIDED';

export type OrderDisplayFulfillmentStatus =
  | 'FULFILLED'
  | 'IN_PROGRESS'
  | 'ON_HOLD'
  | 'OPEN'
  | 'PARTIALLY_FULFILLED'
  | 'PENDING_FULFILLMENT'
  | 'REQUEST_DECLINED'
  | 'RESTOCKED'
  | 'SCHEDULED'
  | 'UNFULFILLED';

export type OrderSortKeys =
  | 'CREATED_AT'
  | 'CURRENT_TOTAL_PRICE'
  | 'CUSTOMER_NAME'
  | 'DESTINATION'
  | 'FINANCIAL_STATUS'
  | 'FULFILLMENT_STATUS'
  | 'ID'
  | 'ORDER_NUMBER'
  | 'PO_NUMBER'
  | 'PROCESSED_AT'
  | 'RELEVANCE'
  | 'TOTAL_ITEMS_QUANTITY'
  | 'TOTAL_PRICE'
  | 'UPDATED_AT';

export type OrderTransactionKind =
  | 'AUTHORIZATION'
  | 'CAPTURE'
  | 'CHANGE'
  | 'EMV_AUTHORIZATION'
  | 'REFUND'
  | 'SALE'
  | 'SUGGESTED_REFUND'
  | 'VOID';

export type OrderTransactionStatus =
  | 'AWAITING_RESPONSE'
  | 'ERROR'
  | 'FAILURE'
  | 'PENDING'
  | 'SUCCESS'
  | 'UNKNOWN';

export type PaymentScheduleInput = {
  readonly dueAt?: InputMaybe<Scalars['DateTime']['input']>;
  readonly issuedAt?: InputMaybe<Scalars['DateTime']['input']>;
};

export type PaymentTermsInput = {
  readonly paymentSchedules?: InputMaybe<ReadonlyArray<PaymentScheduleInput>>;
  readonly paymentTermsTemplateId?: InputMaybe<Scalars['ID']['input']>;
};

export type ProductSortKeys =
  | 'CREATED_AT'
  | 'ID'
  | 'INVENTORY_TOTAL'
  | 'PRODUCT_TYPE'
  | 'PUBLISHED_AT'
  | 'RELEVANCE'
  | 'TITLE'
  | 'UPDATED_AT'
  | 'VENDOR';

export type ProductStatus =
  | 'ACTIVE'
  | 'ARCHIVED'
  | 'DRAFT'
  | 'UNLISTED';

export type PurchasingCompanyInput = {
  readonly companyContactId: Scalars['ID']['input'];
  readonly companyId: Scalars['ID']['input'];
  readonly companyLocationId: Scalars['ID']['input'];
};

export type PurchasingEntityInput = {
  readonly customerId?: InputMaybe<Scalars['ID']['input']>;
  readonly purchasingCompany?: InputMaybe<PurchasingCompanyInput>;
};

export type ShippingLineInput = {
  /** @deprecated `priceWithCurrency` should be used instead, where currencies can be specified. */
  readonly price?: InputMaybe<Scalars['Money']['input']>;
  readonly priceWithCurrency?: InputMaybe<MoneyInput>;
  readonly shippingRateHandle?: InputMaybe<Scalars['String']['input']>;
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

export type WebhookSubscriptionFormat =
  | 'JSON'
  | 'XML';

export type WebhookSubscriptionInput = {
  /** @deprecated Use `uri` instead. */
  readonly callbackUrl?: InputMaybe<Scalars['URL']['input']>;
  readonly filter?: InputMaybe<Scalars['String']['input']>;
  readonly format?: InputMaybe<WebhookSubscriptionFormat>;
  readonly includeFields?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly metafieldNamespaces?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  readonly metafields?: InputMaybe<ReadonlyArray<HasMetafieldsMetafieldIdentifierInput>>;
  readonly name?: InputMaybe<Scalars['String']['input']>;
  readonly uri?: InputMaybe<Scalars['String']['input']>;
};

export type WebhookSubscriptionTopic =
  | 'APP_PURCHASES_ONE_TIME_UPDATE'
  | 'APP_SCOPES_UPDATE'
  | 'APP_SUBSCRIPTIONS_APPROACHING_CAPPED_AMOUNT'
  | 'APP_SUBSCRIPTIONS_UPDATE'
  | 'APP_UNINSTALLED'
  | 'AUDIT_EVENTS_ADMIN_API_ACTIVITY'
  | 'BULK_OPERATIONS_FINISH'
  | 'CARTS_CREATE'
  | 'CARTS_UPDATE'
  | 'CHANNELS_DELETE'
  | 'CHECKOUTS_CREATE'
  | 'CHECKOUTS_DELETE'
  | 'CHECKOUTS_UPDATE'
  | 'COLLECTIONS_CREATE'
  | 'COLLECTIONS_DELETE'
  | 'COLLECTIONS_UPDATE'
  | 'COLLECTION_LISTINGS_ADD'
  | 'COLLECTION_LISTINGS_REMOVE'
  | 'COLLECTION_LISTINGS_UPDATE'
  | 'COLLECTION_PUBLICATIONS_CREATE'
  | 'COLLECTION_PUBLICATIONS_DELETE'
  | 'COLLECTION_PUBLICATIONS_UPDATE'
  | 'COMPANIES_CREATE'
  | 'COMPANIES_DELETE'
  | 'COMPANIES_UPDATE'
  | 'COMPANY_CONTACTS_CREATE'
  | 'COMPANY_CONTACTS_DELETE'
  | 'COMPANY_CONTACTS_UPDATE'
  | 'COMPANY_CONTACT_ROLES_ASSIGN'
  | 'COMPANY_CONTACT_ROLES_REVOKE'
  | 'COMPANY_LOCATIONS_CREATE'
  | 'COMPANY_LOCATIONS_DELETE'
  | 'COMPANY_LOCATIONS_UPDATE'
  | 'CUSTOMERS_CREATE'
  | 'CUSTOMERS_DELETE'
  | 'CUSTOMERS_DISABLE'
  | 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE'
  | 'CUSTOMERS_ENABLE'
  | 'CUSTOMERS_MARKETING_CONSENT_UPDATE'
  | 'CUSTOMERS_MERGE'
  | 'CUSTOMERS_PURCHASING_SUMMARY'
  | 'CUSTOMERS_UPDATE'
  | 'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE'
  | 'CUSTOMER_ACCOUNT_SETTINGS_UPDATE'
  | 'CUSTOMER_GROUPS_CREATE'
  | 'CUSTOMER_GROUPS_DELETE'
  | 'CUSTOMER_GROUPS_UPDATE'
  | 'CUSTOMER_JOINED_SEGMENT'
  | 'CUSTOMER_LEFT_SEGMENT'
  | 'CUSTOMER_PAYMENT_METHODS_CREATE'
  | 'CUSTOMER_PAYMENT_METHODS_REVOKE'
  | 'CUSTOMER_PAYMENT_METHODS_UPDATE'
  | 'CUSTOMER_TAGS_ADDED'
  | 'CUSTOMER_TAGS_REMOVED'
  | 'DELIVERY_PROMISE_SETTINGS_UPDATE'
  | 'DISCOUNTS_CREATE'
  | 'DISCOUNTS_DELETE'
  | 'DISCOUNTS_REDEEMCODE_ADDED'
  | 'DISCOUNTS_REDEEMCODE_REMOVED'
  | 'DISCOUNTS_UPDATE'
  | 'DISPUTES_CREATE'
  | 'DISPUTES_UPDATE'
  | 'DOMAINS_CREATE'
  | 'DOMAINS_DESTROY'
  | 'DOMAINS_UPDATE'
  | 'DRAFT_ORDERS_CREATE'
  | 'DRAFT_ORDERS_DELETE'
  | 'DRAFT_ORDERS_UPDATE'
  | 'FINANCE_APP_STAFF_MEMBER_DELETE'
  | 'FINANCE_APP_STAFF_MEMBER_GRANT'
  | 'FINANCE_APP_STAFF_MEMBER_REVOKE'
  | 'FINANCE_APP_STAFF_MEMBER_UPDATE'
  | 'FINANCE_KYC_INFORMATION_UPDATE'
  | 'FULFILLMENTS_CREATE'
  | 'FULFILLMENTS_UPDATE'
  | 'FULFILLMENT_EVENTS_CREATE'
  | 'FULFILLMENT_EVENTS_DELETE'
  | 'FULFILLMENT_HOLDS_ADDED'
  | 'FULFILLMENT_HOLDS_RELEASED'
  | 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_ACCEPTED'
  | 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_REJECTED'
  | 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_SUBMITTED'
  | 'FULFILLMENT_ORDERS_CANCELLED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_ACCEPTED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_REJECTED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_SUBMITTED'
  | 'FULFILLMENT_ORDERS_FULFILLMENT_SERVICE_FAILED_TO_COMPLETE'
  | 'FULFILLMENT_ORDERS_HOLD_RELEASED'
  | 'FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_LOCAL_DELIVERY'
  | 'FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_PICKUP'
  | 'FULFILLMENT_ORDERS_MANUALLY_REPORTED_PROGRESS_STOPPED'
  | 'FULFILLMENT_ORDERS_MERGED'
  | 'FULFILLMENT_ORDERS_MOVED'
  | 'FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE'
  | 'FULFILLMENT_ORDERS_PLACED_ON_HOLD'
  | 'FULFILLMENT_ORDERS_PROGRESS_REPORTED'
  | 'FULFILLMENT_ORDERS_RESCHEDULED'
  | 'FULFILLMENT_ORDERS_SCHEDULED_FULFILLMENT_ORDER_READY'
  | 'FULFILLMENT_ORDERS_SPLIT'
  | 'INVENTORY_ITEMS_CREATE'
  | 'INVENTORY_ITEMS_DELETE'
  | 'INVENTORY_ITEMS_UPDATE'
  | 'INVENTORY_LEVELS_CONNECT'
  | 'INVENTORY_LEVELS_DISCONNECT'
  | 'INVENTORY_LEVELS_UPDATE'
  | 'INVENTORY_SHIPMENTS_ADD_ITEMS'
  | 'INVENTORY_SHIPMENTS_CREATE'
  | 'INVENTORY_SHIPMENTS_DELETE'
  | 'INVENTORY_SHIPMENTS_MARK_IN_TRANSIT'
  | 'INVENTORY_SHIPMENTS_RECEIVE_ITEMS'
  | 'INVENTORY_SHIPMENTS_REMOVE_ITEMS'
  | 'INVENTORY_SHIPMENTS_UPDATE_ITEM_QUANTITIES'
  | 'INVENTORY_SHIPMENTS_UPDATE_TRACKING'
  | 'INVENTORY_TRANSFERS_ADD_ITEMS'
  | 'INVENTORY_TRANSFERS_CANCEL'
  | 'INVENTORY_TRANSFERS_COMPLETE'
  | 'INVENTORY_TRANSFERS_READY_TO_SHIP'
  | 'INVENTORY_TRANSFERS_REMOVE_ITEMS'
  | 'INVENTORY_TRANSFERS_UPDATED'
  | 'INVENTORY_TRANSFERS_UPDATE_ITEM_QUANTITIES'
  | 'LOCALES_CREATE'
  | 'LOCALES_DESTROY'
  | 'LOCALES_UPDATE'
  | 'LOCATIONS_ACTIVATE'
  | 'LOCATIONS_CREATE'
  | 'LOCATIONS_DEACTIVATE'
  | 'LOCATIONS_DELETE'
  | 'LOCATIONS_UPDATE'
  | 'MARKETS_BACKUP_REGION_UPDATE'
  | 'MARKETS_CREATE'
  | 'MARKETS_DELETE'
  | 'MARKETS_UPDATE'
  | 'METAFIELD_DEFINITIONS_CREATE'
  | 'METAFIELD_DEFINITIONS_DELETE'
  | 'METAFIELD_DEFINITIONS_UPDATE'
  | 'METAOBJECTS_CREATE'
  | 'METAOBJECTS_DELETE'
  | 'METAOBJECTS_UPDATE'
  | 'ORDERS_CANCELLED'
  | 'ORDERS_CREATE'
  | 'ORDERS_DELETE'
  | 'ORDERS_EDITED'
  | 'ORDERS_FULFILLED'
  | 'ORDERS_LINK_REQUESTED'
  | 'ORDERS_PAID'
  | 'ORDERS_PARTIALLY_FULFILLED'
  | 'ORDERS_RISK_ASSESSMENT_CHANGED'
  | 'ORDERS_SHOPIFY_PROTECT_ELIGIBILITY_CHANGED'
  | 'ORDERS_UPDATED'
  | 'ORDER_TRANSACTIONS_CREATE'
  | 'PAYMENT_SCHEDULES_DUE'
  | 'PAYMENT_TERMS_CREATE'
  | 'PAYMENT_TERMS_DELETE'
  | 'PAYMENT_TERMS_UPDATE'
  | 'PRODUCTS_CREATE'
  | 'PRODUCTS_DELETE'
  | 'PRODUCTS_UPDATE'
  | 'PRODUCT_FEEDS_CREATE'
  | 'PRODUCT_FEEDS_FULL_SYNC'
  | 'PRODUCT_FEEDS_FULL_SYNC_FINISH'
  | 'PRODUCT_FEEDS_INCREMENTAL_SYNC'
  | 'PRODUCT_FEEDS_UPDATE'
  | 'PRODUCT_LISTINGS_ADD'
  | 'PRODUCT_LISTINGS_REMOVE'
  | 'PRODUCT_LISTINGS_UPDATE'
  | 'PRODUCT_PUBLICATIONS_CREATE'
  | 'PRODUCT_PUBLICATIONS_DELETE'
  | 'PRODUCT_PUBLICATIONS_UPDATE'
  | 'PROFILES_CREATE'
  | 'PROFILES_DELETE'
  | 'PROFILES_UPDATE'
  | 'REFUNDS_CREATE'
  | 'RETURNS_APPROVE'
  | 'RETURNS_CANCEL'
  | 'RETURNS_CLOSE'
  | 'RETURNS_DECLINE'
  | 'RETURNS_PROCESS'
  | 'RETURNS_REOPEN'
  | 'RETURNS_REQUEST'
  | 'RETURNS_UPDATE'
  | 'REVERSE_DELIVERIES_ATTACH_DELIVERABLE'
  | 'REVERSE_FULFILLMENT_ORDERS_DISPOSE'
  | 'SCHEDULED_PRODUCT_LISTINGS_ADD'
  | 'SCHEDULED_PRODUCT_LISTINGS_REMOVE'
  | 'SCHEDULED_PRODUCT_LISTINGS_UPDATE'
  | 'SEGMENTS_CREATE'
  | 'SEGMENTS_DELETE'
  | 'SEGMENTS_UPDATE'
  | 'SELLING_PLAN_GROUPS_CREATE'
  | 'SELLING_PLAN_GROUPS_DELETE'
  | 'SELLING_PLAN_GROUPS_UPDATE'
  | 'SHIPPING_ADDRESSES_CREATE'
  | 'SHIPPING_ADDRESSES_UPDATE'
  | 'SHOP_UPDATE'
  | 'SUBSCRIPTION_BILLING_ATTEMPTS_CHALLENGED'
  | 'SUBSCRIPTION_BILLING_ATTEMPTS_FAILURE'
  | 'SUBSCRIPTION_BILLING_ATTEMPTS_SUCCESS'
  | 'SUBSCRIPTION_BILLING_CYCLES_SKIP'
  | 'SUBSCRIPTION_BILLING_CYCLES_UNSKIP'
  | 'SUBSCRIPTION_BILLING_CYCLE_EDITS_CREATE'
  | 'SUBSCRIPTION_BILLING_CYCLE_EDITS_DELETE'
  | 'SUBSCRIPTION_BILLING_CYCLE_EDITS_UPDATE'
  | 'SUBSCRIPTION_CONTRACTS_ACTIVATE'
  | 'SUBSCRIPTION_CONTRACTS_CANCEL'
  | 'SUBSCRIPTION_CONTRACTS_CREATE'
  | 'SUBSCRIPTION_CONTRACTS_EXPIRE'
  | 'SUBSCRIPTION_CONTRACTS_FAIL'
  | 'SUBSCRIPTION_CONTRACTS_PAUSE'
  | 'SUBSCRIPTION_CONTRACTS_UPDATE'
  | 'TAX_SERVICES_CREATE'
  | 'TAX_SERVICES_UPDATE'
  | 'TENDER_TRANSACTIONS_CREATE'
  | 'THEMES_CREATE'
  | 'THEMES_DELETE'
  | 'THEMES_PUBLISH'
  | 'THEMES_UPDATE'
  | 'VARIANTS_IN_STOCK'
  | 'VARIANTS_OUT_OF_STOCK';

export type WeightInput = {
  readonly unit: WeightUnit;
  readonly value: Scalars['Float']['input'];
};

export type WeightUnit =
  | 'GRAMS'
  | 'KILOGRAMS'
  | 'OUNCES'
  | 'POUNDS';

export type CustomersByIdQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input'];
  nested: Scalars['Int']['input'];
}>;


export type CustomersByIdQueryData = { readonly nodes: ReadonlyArray<{ readonly __typename: 'AbandonedCheckout' } | { readonly __typename: 'AbandonedCheckoutLineItem' } | { readonly __typename: 'Abandonment' } | { readonly __typename: 'AddAllProductsOperation' } | { readonly __typename: 'AdditionalFee' } | { readonly __typename: 'App' } | { readonly __typename: 'AppCatalog' } | { readonly __typename: 'AppCredit' } | { readonly __typename: 'AppInstallation' } | { readonly __typename: 'AppPurchaseOneTime' } | { readonly __typename: 'AppRevenueAttributionRecord' } | { readonly __typename: 'AppSubscription' } | { readonly __typename: 'AppUsageRecord' } | { readonly __typename: 'Article' } | { readonly __typename: 'BasicEvent' } | { readonly __typename: 'Blog' } | { readonly __typename: 'BulkOperation' } | { readonly __typename: 'BusinessEntity' } | { readonly __typename: 'CalculatedOrder' } | { readonly __typename: 'CartTransform' } | { readonly __typename: 'CashDrawer' } | { readonly __typename: 'CashManagementCustomReasonCode' } | { readonly __typename: 'CashManagementDefaultReasonCode' } | { readonly __typename: 'CashManagementSystemReasonCode' } | { readonly __typename: 'CashTrackingAdjustment' } | { readonly __typename: 'CashTrackingSession' } | { readonly __typename: 'CatalogCsvOperation' } | { readonly __typename: 'Channel' } | { readonly __typename: 'ChannelDefinition' } | { readonly __typename: 'ChannelInformation' } | { readonly __typename: 'CheckoutAndAccountsConfiguration' } | { readonly __typename: 'CheckoutAndAccountsConfigurationOverride' } | { readonly __typename: 'CheckoutProfile' } | { readonly __typename: 'Collection' } | { readonly __typename: 'CollectionConditionsSource' } | { readonly __typename: 'CollectionSubCollectionsSource' } | { readonly __typename: 'Comment' } | { readonly __typename: 'CommentEvent' } | { readonly __typename: 'Company' } | { readonly __typename: 'CompanyAddress' } | { readonly __typename: 'CompanyContact' } | { readonly __typename: 'CompanyContactRole' } | { readonly __typename: 'CompanyContactRoleAssignment' } | { readonly __typename: 'CompanyLocation' } | { readonly __typename: 'CompanyLocationCatalog' } | { readonly __typename: 'CompanyLocationStaffMemberAssignment' } | { readonly __typename: 'ConsentPolicy' } | { readonly __typename: 'CurrencyExchangeAdjustment' } | { readonly __typename: 'Customer', readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string, readonly tags: ReadonlyArray<string>, readonly note: string | null, readonly locale: string, readonly taxExempt: boolean, readonly state: CustomerState, readonly defaultEmailAddress: { readonly emailAddress: string, readonly marketingState: CustomerEmailAddressMarketingState } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string, readonly marketingState: CustomerSmsMarketingState } | null, readonly defaultAddress: { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly addressesV2: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | { readonly __typename: 'CustomerAccountAppExtensionPage' } | { readonly __typename: 'CustomerAccountNativePage' } | { readonly __typename: 'CustomerPaymentMethod' } | { readonly __typename: 'CustomerSegmentMembersQuery' } | { readonly __typename: 'CustomerVisit' } | { readonly __typename: 'DeliveryCarrierService' } | { readonly __typename: 'DeliveryCondition' } | { readonly __typename: 'DeliveryCountry' } | { readonly __typename: 'DeliveryCustomization' } | { readonly __typename: 'DeliveryLocationGroup' } | { readonly __typename: 'DeliveryMethod' } | { readonly __typename: 'DeliveryMethodDefinition' } | { readonly __typename: 'DeliveryParticipant' } | { readonly __typename: 'DeliveryProfile' } | { readonly __typename: 'DeliveryProfileItem' } | { readonly __typename: 'DeliveryPromiseParticipant' } | { readonly __typename: 'DeliveryPromiseProvider' } | { readonly __typename: 'DeliveryProvince' } | { readonly __typename: 'DeliveryRateDefinition' } | { readonly __typename: 'DeliveryZone' } | { readonly __typename: 'DiscountAutomaticBxgy' } | { readonly __typename: 'DiscountAutomaticNode' } | { readonly __typename: 'DiscountCodeNode' } | { readonly __typename: 'DiscountNode' } | { readonly __typename: 'DiscountRedeemCodeBulkCreation' } | { readonly __typename: 'Domain' } | { readonly __typename: 'DraftOrder' } | { readonly __typename: 'DraftOrderLineItem' } | { readonly __typename: 'DraftOrderTag' } | { readonly __typename: 'Duty' } | { readonly __typename: 'ExchangeLineItem' } | { readonly __typename: 'ExternalVideo' } | { readonly __typename: 'Fulfillment' } | { readonly __typename: 'FulfillmentConstraintRule' } | { readonly __typename: 'FulfillmentEvent' } | { readonly __typename: 'FulfillmentHold' } | { readonly __typename: 'FulfillmentLineItem' } | { readonly __typename: 'FulfillmentOrder' } | { readonly __typename: 'FulfillmentOrderDestination' } | { readonly __typename: 'FulfillmentOrderLineItem' } | { readonly __typename: 'FulfillmentOrderMerchantRequest' } | { readonly __typename: 'GenericFile' } | { readonly __typename: 'GiftCard' } | { readonly __typename: 'GiftCardCashOutTransaction' } | { readonly __typename: 'GiftCardCreditTransaction' } | { readonly __typename: 'GiftCardDebitTransaction' } | { readonly __typename: 'IdentityProviderSubject' } | { readonly __typename: 'InventoryAdjustmentGroup' } | { readonly __typename: 'InventoryItem' } | { readonly __typename: 'InventoryItemMeasurement' } | { readonly __typename: 'InventoryLevel' } | { readonly __typename: 'InventoryQuantity' } | { readonly __typename: 'InventoryShipment' } | { readonly __typename: 'InventoryShipmentLineItem' } | { readonly __typename: 'InventoryTransfer' } | { readonly __typename: 'InventoryTransferLineItem' } | { readonly __typename: 'LineItem' } | { readonly __typename: 'LineItemGroup' } | { readonly __typename: 'Location' } | { readonly __typename: 'MailingAddress' } | { readonly __typename: 'Market' } | { readonly __typename: 'MarketCatalog' } | { readonly __typename: 'MarketRegionCountry' } | { readonly __typename: 'MarketRegionSubdivision' } | { readonly __typename: 'MarketWebPresence' } | { readonly __typename: 'MarketingActivity' } | { readonly __typename: 'MarketingEvent' } | { readonly __typename: 'MediaImage' } | { readonly __typename: 'Menu' } | { readonly __typename: 'Metafield' } | { readonly __typename: 'MetafieldDefinition' } | { readonly __typename: 'Metaobject' } | { readonly __typename: 'MetaobjectDefinition' } | { readonly __typename: 'Model3d' } | { readonly __typename: 'OnlineStoreTheme' } | { readonly __typename: 'Order' } | { readonly __typename: 'OrderAdjustment' } | { readonly __typename: 'OrderAttributionDefinition' } | { readonly __typename: 'OrderCreateMandatePaymentJobResult' } | { readonly __typename: 'OrderDisputeSummary' } | { readonly __typename: 'OrderEditSession' } | { readonly __typename: 'OrderTransaction' } | { readonly __typename: 'Page' } | { readonly __typename: 'PaymentCustomization' } | { readonly __typename: 'PaymentMandate' } | { readonly __typename: 'PaymentSchedule' } | { readonly __typename: 'PaymentTerms' } | { readonly __typename: 'PaymentTermsTemplate' } | { readonly __typename: 'PointOfSaleDevice' } | { readonly __typename: 'PointOfSaleDevicePaymentSession' } | { readonly __typename: 'PriceList' } | { readonly __typename: 'PriceRule' } | { readonly __typename: 'PriceRuleDiscountCode' } | { readonly __typename: 'Product' } | { readonly __typename: 'ProductBundleOperation' } | { readonly __typename: 'ProductDeleteOperation' } | { readonly __typename: 'ProductDuplicateOperation' } | { readonly __typename: 'ProductFeed' } | { readonly __typename: 'ProductOption' } | { readonly __typename: 'ProductOptionValue' } | { readonly __typename: 'ProductSetOperation' } | { readonly __typename: 'ProductTaxonomyNode' } | { readonly __typename: 'ProductVariant' } | { readonly __typename: 'ProductVariantComponent' } | { readonly __typename: 'Publication' } | { readonly __typename: 'PublicationResourceOperation' } | { readonly __typename: 'QuantityPriceBreak' } | { readonly __typename: 'Refund' } | { readonly __typename: 'RefundShippingLine' } | { readonly __typename: 'Return' } | { readonly __typename: 'ReturnLineItem' } | { readonly __typename: 'ReturnReasonDefinition' } | { readonly __typename: 'ReturnableFulfillment' } | { readonly __typename: 'ReverseDelivery' } | { readonly __typename: 'ReverseDeliveryLineItem' } | { readonly __typename: 'ReverseFulfillmentOrder' } | { readonly __typename: 'ReverseFulfillmentOrderDisposition' } | { readonly __typename: 'ReverseFulfillmentOrderLineItem' } | { readonly __typename: 'SaleAdditionalFee' } | { readonly __typename: 'SavedSearch' } | { readonly __typename: 'ScriptTag' } | { readonly __typename: 'Segment' } | { readonly __typename: 'SellingPlan' } | { readonly __typename: 'SellingPlanGroup' } | { readonly __typename: 'ServerPixel' } | { readonly __typename: 'ShippingLabel' } | { readonly __typename: 'ShippingLabelPurchaseResult' } | { readonly __typename: 'Shop' } | { readonly __typename: 'ShopAddress' } | { readonly __typename: 'ShopPolicy' } | { readonly __typename: 'ShopifyPaymentsAccount' } | { readonly __typename: 'ShopifyPaymentsBalanceTransaction' } | { readonly __typename: 'ShopifyPaymentsBankAccount' } | { readonly __typename: 'ShopifyPaymentsDispute' } | { readonly __typename: 'ShopifyPaymentsDisputeEvidence' } | { readonly __typename: 'ShopifyPaymentsDisputeFileUpload' } | { readonly __typename: 'ShopifyPaymentsDisputeFulfillment' } | { readonly __typename: 'ShopifyPaymentsPayout' } | { readonly __typename: 'StaffMember' } | { readonly __typename: 'StandardMetafieldDefinitionTemplate' } | { readonly __typename: 'StoreCreditAccount' } | { readonly __typename: 'StoreCreditAccountCreditTransaction' } | { readonly __typename: 'StoreCreditAccountDebitRevertTransaction' } | { readonly __typename: 'StoreCreditAccountDebitTransaction' } | { readonly __typename: 'StorefrontAccessToken' } | { readonly __typename: 'SubscriptionBillingAttempt' } | { readonly __typename: 'SubscriptionContract' } | { readonly __typename: 'SubscriptionDraft' } | { readonly __typename: 'TaxonomyAttribute' } | { readonly __typename: 'TaxonomyCategory' } | { readonly __typename: 'TaxonomyChoiceListAttribute' } | { readonly __typename: 'TaxonomyMeasurementAttribute' } | { readonly __typename: 'TaxonomyValue' } | { readonly __typename: 'TenderTransaction' } | { readonly __typename: 'TransactionFee' } | { readonly __typename: 'UnverifiedReturnLineItem' } | { readonly __typename: 'UrlRedirect' } | { readonly __typename: 'UrlRedirectImport' } | { readonly __typename: 'Validation' } | { readonly __typename: 'Video' } | { readonly __typename: 'WebPixel' } | { readonly __typename: 'WebhookSubscription' } | null> };

export type CustomerAddressFieldsFragment = { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null };

export type CustomerFieldsFragment = { readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string, readonly tags: ReadonlyArray<string>, readonly note: string | null, readonly locale: string, readonly taxExempt: boolean, readonly state: CustomerState, readonly defaultEmailAddress: { readonly emailAddress: string, readonly marketingState: CustomerEmailAddressMarketingState } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string, readonly marketingState: CustomerSmsMarketingState } | null, readonly defaultAddress: { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly addressesV2: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CustomersCountQueryVariables = Exact<{
  query?: InputMaybe<Scalars['String']['input']>;
}>;


export type CustomersCountQueryData = { readonly total: { readonly count: number, readonly precision: CountPrecision } | null };

export type CustomersPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
  sortKey: CustomerSortKeys;
  nested: Scalars['Int']['input'];
}>;


export type CustomersPageQueryData = { readonly page: { readonly nodes: ReadonlyArray<{ readonly __typename: 'Customer', readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly firstName: string | null, readonly lastName: string | null, readonly displayName: string, readonly tags: ReadonlyArray<string>, readonly note: string | null, readonly locale: string, readonly taxExempt: boolean, readonly state: CustomerState, readonly defaultEmailAddress: { readonly emailAddress: string, readonly marketingState: CustomerEmailAddressMarketingState } | null, readonly defaultPhoneNumber: { readonly phoneNumber: string, readonly marketingState: CustomerSmsMarketingState } | null, readonly defaultAddress: { readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly addressesV2: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type CustomerAddressesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type CustomerAddressesQueryData = { readonly node: { readonly updatedAt: string, readonly list: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | {} | null };

export type CustomerVersionsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type CustomerVersionsQueryData = { readonly page: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly updatedAt: string, readonly tags: ReadonlyArray<string>, readonly defaultEmailAddress: { readonly marketingState: CustomerEmailAddressMarketingState } | null, readonly defaultPhoneNumber: { readonly marketingState: CustomerSmsMarketingState } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ProductsByIdQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input'];
  nested: Scalars['Int']['input'];
}>;


export type ProductsByIdQueryData = { readonly nodes: ReadonlyArray<{ readonly __typename: 'AbandonedCheckout' } | { readonly __typename: 'AbandonedCheckoutLineItem' } | { readonly __typename: 'Abandonment' } | { readonly __typename: 'AddAllProductsOperation' } | { readonly __typename: 'AdditionalFee' } | { readonly __typename: 'App' } | { readonly __typename: 'AppCatalog' } | { readonly __typename: 'AppCredit' } | { readonly __typename: 'AppInstallation' } | { readonly __typename: 'AppPurchaseOneTime' } | { readonly __typename: 'AppRevenueAttributionRecord' } | { readonly __typename: 'AppSubscription' } | { readonly __typename: 'AppUsageRecord' } | { readonly __typename: 'Article' } | { readonly __typename: 'BasicEvent' } | { readonly __typename: 'Blog' } | { readonly __typename: 'BulkOperation' } | { readonly __typename: 'BusinessEntity' } | { readonly __typename: 'CalculatedOrder' } | { readonly __typename: 'CartTransform' } | { readonly __typename: 'CashDrawer' } | { readonly __typename: 'CashManagementCustomReasonCode' } | { readonly __typename: 'CashManagementDefaultReasonCode' } | { readonly __typename: 'CashManagementSystemReasonCode' } | { readonly __typename: 'CashTrackingAdjustment' } | { readonly __typename: 'CashTrackingSession' } | { readonly __typename: 'CatalogCsvOperation' } | { readonly __typename: 'Channel' } | { readonly __typename: 'ChannelDefinition' } | { readonly __typename: 'ChannelInformation' } | { readonly __typename: 'CheckoutAndAccountsConfiguration' } | { readonly __typename: 'CheckoutAndAccountsConfigurationOverride' } | { readonly __typename: 'CheckoutProfile' } | { readonly __typename: 'Collection' } | { readonly __typename: 'CollectionConditionsSource' } | { readonly __typename: 'CollectionSubCollectionsSource' } | { readonly __typename: 'Comment' } | { readonly __typename: 'CommentEvent' } | { readonly __typename: 'Company' } | { readonly __typename: 'CompanyAddress' } | { readonly __typename: 'CompanyContact' } | { readonly __typename: 'CompanyContactRole' } | { readonly __typename: 'CompanyContactRoleAssignment' } | { readonly __typename: 'CompanyLocation' } | { readonly __typename: 'CompanyLocationCatalog' } | { readonly __typename: 'CompanyLocationStaffMemberAssignment' } | { readonly __typename: 'ConsentPolicy' } | { readonly __typename: 'CurrencyExchangeAdjustment' } | { readonly __typename: 'Customer' } | { readonly __typename: 'CustomerAccountAppExtensionPage' } | { readonly __typename: 'CustomerAccountNativePage' } | { readonly __typename: 'CustomerPaymentMethod' } | { readonly __typename: 'CustomerSegmentMembersQuery' } | { readonly __typename: 'CustomerVisit' } | { readonly __typename: 'DeliveryCarrierService' } | { readonly __typename: 'DeliveryCondition' } | { readonly __typename: 'DeliveryCountry' } | { readonly __typename: 'DeliveryCustomization' } | { readonly __typename: 'DeliveryLocationGroup' } | { readonly __typename: 'DeliveryMethod' } | { readonly __typename: 'DeliveryMethodDefinition' } | { readonly __typename: 'DeliveryParticipant' } | { readonly __typename: 'DeliveryProfile' } | { readonly __typename: 'DeliveryProfileItem' } | { readonly __typename: 'DeliveryPromiseParticipant' } | { readonly __typename: 'DeliveryPromiseProvider' } | { readonly __typename: 'DeliveryProvince' } | { readonly __typename: 'DeliveryRateDefinition' } | { readonly __typename: 'DeliveryZone' } | { readonly __typename: 'DiscountAutomaticBxgy' } | { readonly __typename: 'DiscountAutomaticNode' } | { readonly __typename: 'DiscountCodeNode' } | { readonly __typename: 'DiscountNode' } | { readonly __typename: 'DiscountRedeemCodeBulkCreation' } | { readonly __typename: 'Domain' } | { readonly __typename: 'DraftOrder' } | { readonly __typename: 'DraftOrderLineItem' } | { readonly __typename: 'DraftOrderTag' } | { readonly __typename: 'Duty' } | { readonly __typename: 'ExchangeLineItem' } | { readonly __typename: 'ExternalVideo' } | { readonly __typename: 'Fulfillment' } | { readonly __typename: 'FulfillmentConstraintRule' } | { readonly __typename: 'FulfillmentEvent' } | { readonly __typename: 'FulfillmentHold' } | { readonly __typename: 'FulfillmentLineItem' } | { readonly __typename: 'FulfillmentOrder' } | { readonly __typename: 'FulfillmentOrderDestination' } | { readonly __typename: 'FulfillmentOrderLineItem' } | { readonly __typename: 'FulfillmentOrderMerchantRequest' } | { readonly __typename: 'GenericFile' } | { readonly __typename: 'GiftCard' } | { readonly __typename: 'GiftCardCashOutTransaction' } | { readonly __typename: 'GiftCardCreditTransaction' } | { readonly __typename: 'GiftCardDebitTransaction' } | { readonly __typename: 'IdentityProviderSubject' } | { readonly __typename: 'InventoryAdjustmentGroup' } | { readonly __typename: 'InventoryItem' } | { readonly __typename: 'InventoryItemMeasurement' } | { readonly __typename: 'InventoryLevel' } | { readonly __typename: 'InventoryQuantity' } | { readonly __typename: 'InventoryShipment' } | { readonly __typename: 'InventoryShipmentLineItem' } | { readonly __typename: 'InventoryTransfer' } | { readonly __typename: 'InventoryTransferLineItem' } | { readonly __typename: 'LineItem' } | { readonly __typename: 'LineItemGroup' } | { readonly __typename: 'Location' } | { readonly __typename: 'MailingAddress' } | { readonly __typename: 'Market' } | { readonly __typename: 'MarketCatalog' } | { readonly __typename: 'MarketRegionCountry' } | { readonly __typename: 'MarketRegionSubdivision' } | { readonly __typename: 'MarketWebPresence' } | { readonly __typename: 'MarketingActivity' } | { readonly __typename: 'MarketingEvent' } | { readonly __typename: 'MediaImage' } | { readonly __typename: 'Menu' } | { readonly __typename: 'Metafield' } | { readonly __typename: 'MetafieldDefinition' } | { readonly __typename: 'Metaobject' } | { readonly __typename: 'MetaobjectDefinition' } | { readonly __typename: 'Model3d' } | { readonly __typename: 'OnlineStoreTheme' } | { readonly __typename: 'Order' } | { readonly __typename: 'OrderAdjustment' } | { readonly __typename: 'OrderAttributionDefinition' } | { readonly __typename: 'OrderCreateMandatePaymentJobResult' } | { readonly __typename: 'OrderDisputeSummary' } | { readonly __typename: 'OrderEditSession' } | { readonly __typename: 'OrderTransaction' } | { readonly __typename: 'Page' } | { readonly __typename: 'PaymentCustomization' } | { readonly __typename: 'PaymentMandate' } | { readonly __typename: 'PaymentSchedule' } | { readonly __typename: 'PaymentTerms' } | { readonly __typename: 'PaymentTermsTemplate' } | { readonly __typename: 'PointOfSaleDevice' } | { readonly __typename: 'PointOfSaleDevicePaymentSession' } | { readonly __typename: 'PriceList' } | { readonly __typename: 'PriceRule' } | { readonly __typename: 'PriceRuleDiscountCode' } | { readonly __typename: 'Product', readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly handle: string, readonly descriptionHtml: string, readonly vendor: string, readonly productType: string, readonly status: ProductStatus, readonly tags: ReadonlyArray<string>, readonly totalInventory: number, readonly onlineStoreUrl: string | null, readonly options: ReadonlyArray<{ readonly name: string, readonly values: ReadonlyArray<string> }>, readonly priceRangeV2: { readonly minVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly maxVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly featuredMedia: { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | null, readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly position: number, readonly price: string, readonly compareAtPrice: string | null, readonly inventoryQuantity: number | null, readonly taxable: boolean, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly inventoryItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | { readonly __typename: 'ProductBundleOperation' } | { readonly __typename: 'ProductDeleteOperation' } | { readonly __typename: 'ProductDuplicateOperation' } | { readonly __typename: 'ProductFeed' } | { readonly __typename: 'ProductOption' } | { readonly __typename: 'ProductOptionValue' } | { readonly __typename: 'ProductSetOperation' } | { readonly __typename: 'ProductTaxonomyNode' } | { readonly __typename: 'ProductVariant' } | { readonly __typename: 'ProductVariantComponent' } | { readonly __typename: 'Publication' } | { readonly __typename: 'PublicationResourceOperation' } | { readonly __typename: 'QuantityPriceBreak' } | { readonly __typename: 'Refund' } | { readonly __typename: 'RefundShippingLine' } | { readonly __typename: 'Return' } | { readonly __typename: 'ReturnLineItem' } | { readonly __typename: 'ReturnReasonDefinition' } | { readonly __typename: 'ReturnableFulfillment' } | { readonly __typename: 'ReverseDelivery' } | { readonly __typename: 'ReverseDeliveryLineItem' } | { readonly __typename: 'ReverseFulfillmentOrder' } | { readonly __typename: 'ReverseFulfillmentOrderDisposition' } | { readonly __typename: 'ReverseFulfillmentOrderLineItem' } | { readonly __typename: 'SaleAdditionalFee' } | { readonly __typename: 'SavedSearch' } | { readonly __typename: 'ScriptTag' } | { readonly __typename: 'Segment' } | { readonly __typename: 'SellingPlan' } | { readonly __typename: 'SellingPlanGroup' } | { readonly __typename: 'ServerPixel' } | { readonly __typename: 'ShippingLabel' } | { readonly __typename: 'ShippingLabelPurchaseResult' } | { readonly __typename: 'Shop' } | { readonly __typename: 'ShopAddress' } | { readonly __typename: 'ShopPolicy' } | { readonly __typename: 'ShopifyPaymentsAccount' } | { readonly __typename: 'ShopifyPaymentsBalanceTransaction' } | { readonly __typename: 'ShopifyPaymentsBankAccount' } | { readonly __typename: 'ShopifyPaymentsDispute' } | { readonly __typename: 'ShopifyPaymentsDisputeEvidence' } | { readonly __typename: 'ShopifyPaymentsDisputeFileUpload' } | { readonly __typename: 'ShopifyPaymentsDisputeFulfillment' } | { readonly __typename: 'ShopifyPaymentsPayout' } | { readonly __typename: 'StaffMember' } | { readonly __typename: 'StandardMetafieldDefinitionTemplate' } | { readonly __typename: 'StoreCreditAccount' } | { readonly __typename: 'StoreCreditAccountCreditTransaction' } | { readonly __typename: 'StoreCreditAccountDebitRevertTransaction' } | { readonly __typename: 'StoreCreditAccountDebitTransaction' } | { readonly __typename: 'StorefrontAccessToken' } | { readonly __typename: 'SubscriptionBillingAttempt' } | { readonly __typename: 'SubscriptionContract' } | { readonly __typename: 'SubscriptionDraft' } | { readonly __typename: 'TaxonomyAttribute' } | { readonly __typename: 'TaxonomyCategory' } | { readonly __typename: 'TaxonomyChoiceListAttribute' } | { readonly __typename: 'TaxonomyMeasurementAttribute' } | { readonly __typename: 'TaxonomyValue' } | { readonly __typename: 'TenderTransaction' } | { readonly __typename: 'TransactionFee' } | { readonly __typename: 'UnverifiedReturnLineItem' } | { readonly __typename: 'UrlRedirect' } | { readonly __typename: 'UrlRedirectImport' } | { readonly __typename: 'Validation' } | { readonly __typename: 'Video' } | { readonly __typename: 'WebPixel' } | { readonly __typename: 'WebhookSubscription' } | null> };

export type ProductVariantFieldsFragment = { readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly position: number, readonly price: string, readonly compareAtPrice: string | null, readonly inventoryQuantity: number | null, readonly taxable: boolean, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly inventoryItem: { readonly id: string } };

export type ProductFieldsFragment = { readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly handle: string, readonly descriptionHtml: string, readonly vendor: string, readonly productType: string, readonly status: ProductStatus, readonly tags: ReadonlyArray<string>, readonly totalInventory: number, readonly onlineStoreUrl: string | null, readonly options: ReadonlyArray<{ readonly name: string, readonly values: ReadonlyArray<string> }>, readonly priceRangeV2: { readonly minVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly maxVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly featuredMedia: { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | null, readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly position: number, readonly price: string, readonly compareAtPrice: string | null, readonly inventoryQuantity: number | null, readonly taxable: boolean, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly inventoryItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ProductsCountQueryVariables = Exact<{
  query?: InputMaybe<Scalars['String']['input']>;
}>;


export type ProductsCountQueryData = { readonly total: { readonly count: number, readonly precision: CountPrecision } | null };

export type ProductsPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
  sortKey: ProductSortKeys;
  nested: Scalars['Int']['input'];
}>;


export type ProductsPageQueryData = { readonly page: { readonly nodes: ReadonlyArray<{ readonly __typename: 'Product', readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly handle: string, readonly descriptionHtml: string, readonly vendor: string, readonly productType: string, readonly status: ProductStatus, readonly tags: ReadonlyArray<string>, readonly totalInventory: number, readonly onlineStoreUrl: string | null, readonly options: ReadonlyArray<{ readonly name: string, readonly values: ReadonlyArray<string> }>, readonly priceRangeV2: { readonly minVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly maxVariantPrice: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly featuredMedia: { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | { readonly preview: { readonly image: { readonly url: string } | null } | null } | null, readonly variants: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly position: number, readonly price: string, readonly compareAtPrice: string | null, readonly inventoryQuantity: number | null, readonly taxable: boolean, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly inventoryItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ProductVariantsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ProductVariantsQueryData = { readonly node: { readonly updatedAt: string, readonly list: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly position: number, readonly price: string, readonly compareAtPrice: string | null, readonly inventoryQuantity: number | null, readonly taxable: boolean, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }>, readonly inventoryItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | {} | null };

export type ProductVersionsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type ProductVersionsQueryData = { readonly page: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly updatedAt: string, readonly totalInventory: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OrdersByIdQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input'];
  nested: Scalars['Int']['input'];
}>;


export type OrdersByIdQueryData = { readonly nodes: ReadonlyArray<{ readonly __typename: 'AbandonedCheckout' } | { readonly __typename: 'AbandonedCheckoutLineItem' } | { readonly __typename: 'Abandonment' } | { readonly __typename: 'AddAllProductsOperation' } | { readonly __typename: 'AdditionalFee' } | { readonly __typename: 'App' } | { readonly __typename: 'AppCatalog' } | { readonly __typename: 'AppCredit' } | { readonly __typename: 'AppInstallation' } | { readonly __typename: 'AppPurchaseOneTime' } | { readonly __typename: 'AppRevenueAttributionRecord' } | { readonly __typename: 'AppSubscription' } | { readonly __typename: 'AppUsageRecord' } | { readonly __typename: 'Article' } | { readonly __typename: 'BasicEvent' } | { readonly __typename: 'Blog' } | { readonly __typename: 'BulkOperation' } | { readonly __typename: 'BusinessEntity' } | { readonly __typename: 'CalculatedOrder' } | { readonly __typename: 'CartTransform' } | { readonly __typename: 'CashDrawer' } | { readonly __typename: 'CashManagementCustomReasonCode' } | { readonly __typename: 'CashManagementDefaultReasonCode' } | { readonly __typename: 'CashManagementSystemReasonCode' } | { readonly __typename: 'CashTrackingAdjustment' } | { readonly __typename: 'CashTrackingSession' } | { readonly __typename: 'CatalogCsvOperation' } | { readonly __typename: 'Channel' } | { readonly __typename: 'ChannelDefinition' } | { readonly __typename: 'ChannelInformation' } | { readonly __typename: 'CheckoutAndAccountsConfiguration' } | { readonly __typename: 'CheckoutAndAccountsConfigurationOverride' } | { readonly __typename: 'CheckoutProfile' } | { readonly __typename: 'Collection' } | { readonly __typename: 'CollectionConditionsSource' } | { readonly __typename: 'CollectionSubCollectionsSource' } | { readonly __typename: 'Comment' } | { readonly __typename: 'CommentEvent' } | { readonly __typename: 'Company' } | { readonly __typename: 'CompanyAddress' } | { readonly __typename: 'CompanyContact' } | { readonly __typename: 'CompanyContactRole' } | { readonly __typename: 'CompanyContactRoleAssignment' } | { readonly __typename: 'CompanyLocation' } | { readonly __typename: 'CompanyLocationCatalog' } | { readonly __typename: 'CompanyLocationStaffMemberAssignment' } | { readonly __typename: 'ConsentPolicy' } | { readonly __typename: 'CurrencyExchangeAdjustment' } | { readonly __typename: 'Customer' } | { readonly __typename: 'CustomerAccountAppExtensionPage' } | { readonly __typename: 'CustomerAccountNativePage' } | { readonly __typename: 'CustomerPaymentMethod' } | { readonly __typename: 'CustomerSegmentMembersQuery' } | { readonly __typename: 'CustomerVisit' } | { readonly __typename: 'DeliveryCarrierService' } | { readonly __typename: 'DeliveryCondition' } | { readonly __typename: 'DeliveryCountry' } | { readonly __typename: 'DeliveryCustomization' } | { readonly __typename: 'DeliveryLocationGroup' } | { readonly __typename: 'DeliveryMethod' } | { readonly __typename: 'DeliveryMethodDefinition' } | { readonly __typename: 'DeliveryParticipant' } | { readonly __typename: 'DeliveryProfile' } | { readonly __typename: 'DeliveryProfileItem' } | { readonly __typename: 'DeliveryPromiseParticipant' } | { readonly __typename: 'DeliveryPromiseProvider' } | { readonly __typename: 'DeliveryProvince' } | { readonly __typename: 'DeliveryRateDefinition' } | { readonly __typename: 'DeliveryZone' } | { readonly __typename: 'DiscountAutomaticBxgy' } | { readonly __typename: 'DiscountAutomaticNode' } | { readonly __typename: 'DiscountCodeNode' } | { readonly __typename: 'DiscountNode' } | { readonly __typename: 'DiscountRedeemCodeBulkCreation' } | { readonly __typename: 'Domain' } | { readonly __typename: 'DraftOrder' } | { readonly __typename: 'DraftOrderLineItem' } | { readonly __typename: 'DraftOrderTag' } | { readonly __typename: 'Duty' } | { readonly __typename: 'ExchangeLineItem' } | { readonly __typename: 'ExternalVideo' } | { readonly __typename: 'Fulfillment' } | { readonly __typename: 'FulfillmentConstraintRule' } | { readonly __typename: 'FulfillmentEvent' } | { readonly __typename: 'FulfillmentHold' } | { readonly __typename: 'FulfillmentLineItem' } | { readonly __typename: 'FulfillmentOrder' } | { readonly __typename: 'FulfillmentOrderDestination' } | { readonly __typename: 'FulfillmentOrderLineItem' } | { readonly __typename: 'FulfillmentOrderMerchantRequest' } | { readonly __typename: 'GenericFile' } | { readonly __typename: 'GiftCard' } | { readonly __typename: 'GiftCardCashOutTransaction' } | { readonly __typename: 'GiftCardCreditTransaction' } | { readonly __typename: 'GiftCardDebitTransaction' } | { readonly __typename: 'IdentityProviderSubject' } | { readonly __typename: 'InventoryAdjustmentGroup' } | { readonly __typename: 'InventoryItem' } | { readonly __typename: 'InventoryItemMeasurement' } | { readonly __typename: 'InventoryLevel' } | { readonly __typename: 'InventoryQuantity' } | { readonly __typename: 'InventoryShipment' } | { readonly __typename: 'InventoryShipmentLineItem' } | { readonly __typename: 'InventoryTransfer' } | { readonly __typename: 'InventoryTransferLineItem' } | { readonly __typename: 'LineItem' } | { readonly __typename: 'LineItemGroup' } | { readonly __typename: 'Location' } | { readonly __typename: 'MailingAddress' } | { readonly __typename: 'Market' } | { readonly __typename: 'MarketCatalog' } | { readonly __typename: 'MarketRegionCountry' } | { readonly __typename: 'MarketRegionSubdivision' } | { readonly __typename: 'MarketWebPresence' } | { readonly __typename: 'MarketingActivity' } | { readonly __typename: 'MarketingEvent' } | { readonly __typename: 'MediaImage' } | { readonly __typename: 'Menu' } | { readonly __typename: 'Metafield' } | { readonly __typename: 'MetafieldDefinition' } | { readonly __typename: 'Metaobject' } | { readonly __typename: 'MetaobjectDefinition' } | { readonly __typename: 'Model3d' } | { readonly __typename: 'OnlineStoreTheme' } | { readonly __typename: 'Order', readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly processedAt: string, readonly name: string, readonly number: number, readonly currencyCode: CurrencyCode, readonly presentmentCurrencyCode: CurrencyCode, readonly taxesIncluded: boolean, readonly dutiesIncluded: boolean, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly closedAt: string | null, readonly test: boolean, readonly sourceName: string | null, readonly note: string | null, readonly tags: ReadonlyArray<string>, readonly email: string | null, readonly phone: string | null, readonly discountCodes: ReadonlyArray<string>, readonly subtotalPriceSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalDiscountsSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalShippingPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } } | null, readonly originalTotalDutiesSet: { readonly shopMoney: { readonly amount: string } } | null, readonly originalTotalAdditionalFeesSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalTipReceivedSet: { readonly shopMoney: { readonly amount: string } }, readonly totalCashRoundingAdjustment: { readonly paymentSet: { readonly shopMoney: { readonly amount: string } } }, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string }, readonly presentmentMoney: { readonly amount: string } }, readonly currentTotalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly totalRefundedSet: { readonly shopMoney: { readonly amount: string } }, readonly totalOutstandingSet: { readonly shopMoney: { readonly amount: string } }, readonly customer: { readonly id: string, readonly displayName: string } | null, readonly billingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly shippingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }>, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }> }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly vendor: string | null, readonly quantity: number, readonly currentQuantity: number, readonly isGiftCard: boolean, readonly requiresShipping: boolean, readonly product: { readonly id: string } | null, readonly variant: { readonly id: string } | null, readonly originalUnitPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountAllocations: ReadonlyArray<{ readonly allocatedAmountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly id: string | null, readonly title: string, readonly originalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountedPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly processedAt: string, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> } | { readonly __typename: 'OrderAdjustment' } | { readonly __typename: 'OrderAttributionDefinition' } | { readonly __typename: 'OrderCreateMandatePaymentJobResult' } | { readonly __typename: 'OrderDisputeSummary' } | { readonly __typename: 'OrderEditSession' } | { readonly __typename: 'OrderTransaction' } | { readonly __typename: 'Page' } | { readonly __typename: 'PaymentCustomization' } | { readonly __typename: 'PaymentMandate' } | { readonly __typename: 'PaymentSchedule' } | { readonly __typename: 'PaymentTerms' } | { readonly __typename: 'PaymentTermsTemplate' } | { readonly __typename: 'PointOfSaleDevice' } | { readonly __typename: 'PointOfSaleDevicePaymentSession' } | { readonly __typename: 'PriceList' } | { readonly __typename: 'PriceRule' } | { readonly __typename: 'PriceRuleDiscountCode' } | { readonly __typename: 'Product' } | { readonly __typename: 'ProductBundleOperation' } | { readonly __typename: 'ProductDeleteOperation' } | { readonly __typename: 'ProductDuplicateOperation' } | { readonly __typename: 'ProductFeed' } | { readonly __typename: 'ProductOption' } | { readonly __typename: 'ProductOptionValue' } | { readonly __typename: 'ProductSetOperation' } | { readonly __typename: 'ProductTaxonomyNode' } | { readonly __typename: 'ProductVariant' } | { readonly __typename: 'ProductVariantComponent' } | { readonly __typename: 'Publication' } | { readonly __typename: 'PublicationResourceOperation' } | { readonly __typename: 'QuantityPriceBreak' } | { readonly __typename: 'Refund' } | { readonly __typename: 'RefundShippingLine' } | { readonly __typename: 'Return' } | { readonly __typename: 'ReturnLineItem' } | { readonly __typename: 'ReturnReasonDefinition' } | { readonly __typename: 'ReturnableFulfillment' } | { readonly __typename: 'ReverseDelivery' } | { readonly __typename: 'ReverseDeliveryLineItem' } | { readonly __typename: 'ReverseFulfillmentOrder' } | { readonly __typename: 'ReverseFulfillmentOrderDisposition' } | { readonly __typename: 'ReverseFulfillmentOrderLineItem' } | { readonly __typename: 'SaleAdditionalFee' } | { readonly __typename: 'SavedSearch' } | { readonly __typename: 'ScriptTag' } | { readonly __typename: 'Segment' } | { readonly __typename: 'SellingPlan' } | { readonly __typename: 'SellingPlanGroup' } | { readonly __typename: 'ServerPixel' } | { readonly __typename: 'ShippingLabel' } | { readonly __typename: 'ShippingLabelPurchaseResult' } | { readonly __typename: 'Shop' } | { readonly __typename: 'ShopAddress' } | { readonly __typename: 'ShopPolicy' } | { readonly __typename: 'ShopifyPaymentsAccount' } | { readonly __typename: 'ShopifyPaymentsBalanceTransaction' } | { readonly __typename: 'ShopifyPaymentsBankAccount' } | { readonly __typename: 'ShopifyPaymentsDispute' } | { readonly __typename: 'ShopifyPaymentsDisputeEvidence' } | { readonly __typename: 'ShopifyPaymentsDisputeFileUpload' } | { readonly __typename: 'ShopifyPaymentsDisputeFulfillment' } | { readonly __typename: 'ShopifyPaymentsPayout' } | { readonly __typename: 'StaffMember' } | { readonly __typename: 'StandardMetafieldDefinitionTemplate' } | { readonly __typename: 'StoreCreditAccount' } | { readonly __typename: 'StoreCreditAccountCreditTransaction' } | { readonly __typename: 'StoreCreditAccountDebitRevertTransaction' } | { readonly __typename: 'StoreCreditAccountDebitTransaction' } | { readonly __typename: 'StorefrontAccessToken' } | { readonly __typename: 'SubscriptionBillingAttempt' } | { readonly __typename: 'SubscriptionContract' } | { readonly __typename: 'SubscriptionDraft' } | { readonly __typename: 'TaxonomyAttribute' } | { readonly __typename: 'TaxonomyCategory' } | { readonly __typename: 'TaxonomyChoiceListAttribute' } | { readonly __typename: 'TaxonomyMeasurementAttribute' } | { readonly __typename: 'TaxonomyValue' } | { readonly __typename: 'TenderTransaction' } | { readonly __typename: 'TransactionFee' } | { readonly __typename: 'UnverifiedReturnLineItem' } | { readonly __typename: 'UrlRedirect' } | { readonly __typename: 'UrlRedirectImport' } | { readonly __typename: 'Validation' } | { readonly __typename: 'Video' } | { readonly __typename: 'WebPixel' } | { readonly __typename: 'WebhookSubscription' } | null> };

export type LineItemFieldsFragment = { readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly vendor: string | null, readonly quantity: number, readonly currentQuantity: number, readonly isGiftCard: boolean, readonly requiresShipping: boolean, readonly product: { readonly id: string } | null, readonly variant: { readonly id: string } | null, readonly originalUnitPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountAllocations: ReadonlyArray<{ readonly allocatedAmountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> };

export type ShippingLineFieldsFragment = { readonly id: string | null, readonly title: string, readonly originalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountedPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> };

export type RefundLineFieldsFragment = { readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } };

export type RefundTransactionFieldsFragment = { readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } };

export type RefundFieldsFragment = { readonly id: string, readonly createdAt: string | null, readonly processedAt: string, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OrderFieldsFragment = { readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly processedAt: string, readonly name: string, readonly number: number, readonly currencyCode: CurrencyCode, readonly presentmentCurrencyCode: CurrencyCode, readonly taxesIncluded: boolean, readonly dutiesIncluded: boolean, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly closedAt: string | null, readonly test: boolean, readonly sourceName: string | null, readonly note: string | null, readonly tags: ReadonlyArray<string>, readonly email: string | null, readonly phone: string | null, readonly discountCodes: ReadonlyArray<string>, readonly subtotalPriceSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalDiscountsSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalShippingPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } } | null, readonly originalTotalDutiesSet: { readonly shopMoney: { readonly amount: string } } | null, readonly originalTotalAdditionalFeesSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalTipReceivedSet: { readonly shopMoney: { readonly amount: string } }, readonly totalCashRoundingAdjustment: { readonly paymentSet: { readonly shopMoney: { readonly amount: string } } }, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string }, readonly presentmentMoney: { readonly amount: string } }, readonly currentTotalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly totalRefundedSet: { readonly shopMoney: { readonly amount: string } }, readonly totalOutstandingSet: { readonly shopMoney: { readonly amount: string } }, readonly customer: { readonly id: string, readonly displayName: string } | null, readonly billingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly shippingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }>, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }> }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly vendor: string | null, readonly quantity: number, readonly currentQuantity: number, readonly isGiftCard: boolean, readonly requiresShipping: boolean, readonly product: { readonly id: string } | null, readonly variant: { readonly id: string } | null, readonly originalUnitPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountAllocations: ReadonlyArray<{ readonly allocatedAmountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly id: string | null, readonly title: string, readonly originalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountedPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly processedAt: string, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> };

export type OrdersCountQueryVariables = Exact<{
  query?: InputMaybe<Scalars['String']['input']>;
}>;


export type OrdersCountQueryData = { readonly total: { readonly count: number, readonly precision: CountPrecision } | null };

export type OrdersPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  query?: InputMaybe<Scalars['String']['input']>;
  sortKey: OrderSortKeys;
  nested: Scalars['Int']['input'];
}>;


export type OrdersPageQueryData = { readonly page: { readonly nodes: ReadonlyArray<{ readonly __typename: 'Order', readonly id: string, readonly createdAt: string, readonly updatedAt: string, readonly processedAt: string, readonly name: string, readonly number: number, readonly currencyCode: CurrencyCode, readonly presentmentCurrencyCode: CurrencyCode, readonly taxesIncluded: boolean, readonly dutiesIncluded: boolean, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus, readonly cancelledAt: string | null, readonly cancelReason: OrderCancelReason | null, readonly closedAt: string | null, readonly test: boolean, readonly sourceName: string | null, readonly note: string | null, readonly tags: ReadonlyArray<string>, readonly email: string | null, readonly phone: string | null, readonly discountCodes: ReadonlyArray<string>, readonly subtotalPriceSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalDiscountsSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalShippingPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } } | null, readonly originalTotalDutiesSet: { readonly shopMoney: { readonly amount: string } } | null, readonly originalTotalAdditionalFeesSet: { readonly shopMoney: { readonly amount: string } } | null, readonly totalTipReceivedSet: { readonly shopMoney: { readonly amount: string } }, readonly totalCashRoundingAdjustment: { readonly paymentSet: { readonly shopMoney: { readonly amount: string } } }, readonly totalPriceSet: { readonly shopMoney: { readonly amount: string }, readonly presentmentMoney: { readonly amount: string } }, readonly currentTotalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly totalRefundedSet: { readonly shopMoney: { readonly amount: string } }, readonly totalOutstandingSet: { readonly shopMoney: { readonly amount: string } }, readonly customer: { readonly id: string, readonly displayName: string } | null, readonly billingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly shippingAddress: { readonly firstName: string | null, readonly lastName: string | null, readonly company: string | null, readonly address1: string | null, readonly address2: string | null, readonly city: string | null, readonly province: string | null, readonly provinceCode: string | null, readonly zip: string | null, readonly country: string | null, readonly countryCodeV2: CountryCode | null, readonly phone: string | null } | null, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }>, readonly fulfillments: ReadonlyArray<{ readonly id: string, readonly createdAt: string, readonly status: FulfillmentStatus, readonly displayStatus: FulfillmentDisplayStatus | null, readonly deliveredAt: string | null, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }> }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly vendor: string | null, readonly quantity: number, readonly currentQuantity: number, readonly isGiftCard: boolean, readonly requiresShipping: boolean, readonly product: { readonly id: string } | null, readonly variant: { readonly id: string } | null, readonly originalUnitPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountAllocations: ReadonlyArray<{ readonly allocatedAmountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly shippingLines: { readonly nodes: ReadonlyArray<{ readonly id: string | null, readonly title: string, readonly originalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountedPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly processedAt: string, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OrderLineItemsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type OrderLineItemsQueryData = { readonly node: { readonly updatedAt: string, readonly list: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly title: string, readonly variantTitle: string | null, readonly sku: string | null, readonly vendor: string | null, readonly quantity: number, readonly currentQuantity: number, readonly isGiftCard: boolean, readonly requiresShipping: boolean, readonly product: { readonly id: string } | null, readonly variant: { readonly id: string } | null, readonly originalUnitPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountAllocations: ReadonlyArray<{ readonly allocatedAmountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | {} | null };

export type OrderRefundsByIdQueryVariables = Exact<{
  ids: ReadonlyArray<Scalars['ID']['input']> | Scalars['ID']['input'];
  nested: Scalars['Int']['input'];
}>;


export type OrderRefundsByIdQueryData = { readonly nodes: ReadonlyArray<{ readonly __typename: 'AbandonedCheckout' } | { readonly __typename: 'AbandonedCheckoutLineItem' } | { readonly __typename: 'Abandonment' } | { readonly __typename: 'AddAllProductsOperation' } | { readonly __typename: 'AdditionalFee' } | { readonly __typename: 'App' } | { readonly __typename: 'AppCatalog' } | { readonly __typename: 'AppCredit' } | { readonly __typename: 'AppInstallation' } | { readonly __typename: 'AppPurchaseOneTime' } | { readonly __typename: 'AppRevenueAttributionRecord' } | { readonly __typename: 'AppSubscription' } | { readonly __typename: 'AppUsageRecord' } | { readonly __typename: 'Article' } | { readonly __typename: 'BasicEvent' } | { readonly __typename: 'Blog' } | { readonly __typename: 'BulkOperation' } | { readonly __typename: 'BusinessEntity' } | { readonly __typename: 'CalculatedOrder' } | { readonly __typename: 'CartTransform' } | { readonly __typename: 'CashDrawer' } | { readonly __typename: 'CashManagementCustomReasonCode' } | { readonly __typename: 'CashManagementDefaultReasonCode' } | { readonly __typename: 'CashManagementSystemReasonCode' } | { readonly __typename: 'CashTrackingAdjustment' } | { readonly __typename: 'CashTrackingSession' } | { readonly __typename: 'CatalogCsvOperation' } | { readonly __typename: 'Channel' } | { readonly __typename: 'ChannelDefinition' } | { readonly __typename: 'ChannelInformation' } | { readonly __typename: 'CheckoutAndAccountsConfiguration' } | { readonly __typename: 'CheckoutAndAccountsConfigurationOverride' } | { readonly __typename: 'CheckoutProfile' } | { readonly __typename: 'Collection' } | { readonly __typename: 'CollectionConditionsSource' } | { readonly __typename: 'CollectionSubCollectionsSource' } | { readonly __typename: 'Comment' } | { readonly __typename: 'CommentEvent' } | { readonly __typename: 'Company' } | { readonly __typename: 'CompanyAddress' } | { readonly __typename: 'CompanyContact' } | { readonly __typename: 'CompanyContactRole' } | { readonly __typename: 'CompanyContactRoleAssignment' } | { readonly __typename: 'CompanyLocation' } | { readonly __typename: 'CompanyLocationCatalog' } | { readonly __typename: 'CompanyLocationStaffMemberAssignment' } | { readonly __typename: 'ConsentPolicy' } | { readonly __typename: 'CurrencyExchangeAdjustment' } | { readonly __typename: 'Customer' } | { readonly __typename: 'CustomerAccountAppExtensionPage' } | { readonly __typename: 'CustomerAccountNativePage' } | { readonly __typename: 'CustomerPaymentMethod' } | { readonly __typename: 'CustomerSegmentMembersQuery' } | { readonly __typename: 'CustomerVisit' } | { readonly __typename: 'DeliveryCarrierService' } | { readonly __typename: 'DeliveryCondition' } | { readonly __typename: 'DeliveryCountry' } | { readonly __typename: 'DeliveryCustomization' } | { readonly __typename: 'DeliveryLocationGroup' } | { readonly __typename: 'DeliveryMethod' } | { readonly __typename: 'DeliveryMethodDefinition' } | { readonly __typename: 'DeliveryParticipant' } | { readonly __typename: 'DeliveryProfile' } | { readonly __typename: 'DeliveryProfileItem' } | { readonly __typename: 'DeliveryPromiseParticipant' } | { readonly __typename: 'DeliveryPromiseProvider' } | { readonly __typename: 'DeliveryProvince' } | { readonly __typename: 'DeliveryRateDefinition' } | { readonly __typename: 'DeliveryZone' } | { readonly __typename: 'DiscountAutomaticBxgy' } | { readonly __typename: 'DiscountAutomaticNode' } | { readonly __typename: 'DiscountCodeNode' } | { readonly __typename: 'DiscountNode' } | { readonly __typename: 'DiscountRedeemCodeBulkCreation' } | { readonly __typename: 'Domain' } | { readonly __typename: 'DraftOrder' } | { readonly __typename: 'DraftOrderLineItem' } | { readonly __typename: 'DraftOrderTag' } | { readonly __typename: 'Duty' } | { readonly __typename: 'ExchangeLineItem' } | { readonly __typename: 'ExternalVideo' } | { readonly __typename: 'Fulfillment' } | { readonly __typename: 'FulfillmentConstraintRule' } | { readonly __typename: 'FulfillmentEvent' } | { readonly __typename: 'FulfillmentHold' } | { readonly __typename: 'FulfillmentLineItem' } | { readonly __typename: 'FulfillmentOrder' } | { readonly __typename: 'FulfillmentOrderDestination' } | { readonly __typename: 'FulfillmentOrderLineItem' } | { readonly __typename: 'FulfillmentOrderMerchantRequest' } | { readonly __typename: 'GenericFile' } | { readonly __typename: 'GiftCard' } | { readonly __typename: 'GiftCardCashOutTransaction' } | { readonly __typename: 'GiftCardCreditTransaction' } | { readonly __typename: 'GiftCardDebitTransaction' } | { readonly __typename: 'IdentityProviderSubject' } | { readonly __typename: 'InventoryAdjustmentGroup' } | { readonly __typename: 'InventoryItem' } | { readonly __typename: 'InventoryItemMeasurement' } | { readonly __typename: 'InventoryLevel' } | { readonly __typename: 'InventoryQuantity' } | { readonly __typename: 'InventoryShipment' } | { readonly __typename: 'InventoryShipmentLineItem' } | { readonly __typename: 'InventoryTransfer' } | { readonly __typename: 'InventoryTransferLineItem' } | { readonly __typename: 'LineItem' } | { readonly __typename: 'LineItemGroup' } | { readonly __typename: 'Location' } | { readonly __typename: 'MailingAddress' } | { readonly __typename: 'Market' } | { readonly __typename: 'MarketCatalog' } | { readonly __typename: 'MarketRegionCountry' } | { readonly __typename: 'MarketRegionSubdivision' } | { readonly __typename: 'MarketWebPresence' } | { readonly __typename: 'MarketingActivity' } | { readonly __typename: 'MarketingEvent' } | { readonly __typename: 'MediaImage' } | { readonly __typename: 'Menu' } | { readonly __typename: 'Metafield' } | { readonly __typename: 'MetafieldDefinition' } | { readonly __typename: 'Metaobject' } | { readonly __typename: 'MetaobjectDefinition' } | { readonly __typename: 'Model3d' } | { readonly __typename: 'OnlineStoreTheme' } | { readonly __typename: 'Order', readonly id: string, readonly updatedAt: string, readonly refunds: ReadonlyArray<{ readonly id: string, readonly createdAt: string | null, readonly processedAt: string, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } }> } | { readonly __typename: 'OrderAdjustment' } | { readonly __typename: 'OrderAttributionDefinition' } | { readonly __typename: 'OrderCreateMandatePaymentJobResult' } | { readonly __typename: 'OrderDisputeSummary' } | { readonly __typename: 'OrderEditSession' } | { readonly __typename: 'OrderTransaction' } | { readonly __typename: 'Page' } | { readonly __typename: 'PaymentCustomization' } | { readonly __typename: 'PaymentMandate' } | { readonly __typename: 'PaymentSchedule' } | { readonly __typename: 'PaymentTerms' } | { readonly __typename: 'PaymentTermsTemplate' } | { readonly __typename: 'PointOfSaleDevice' } | { readonly __typename: 'PointOfSaleDevicePaymentSession' } | { readonly __typename: 'PriceList' } | { readonly __typename: 'PriceRule' } | { readonly __typename: 'PriceRuleDiscountCode' } | { readonly __typename: 'Product' } | { readonly __typename: 'ProductBundleOperation' } | { readonly __typename: 'ProductDeleteOperation' } | { readonly __typename: 'ProductDuplicateOperation' } | { readonly __typename: 'ProductFeed' } | { readonly __typename: 'ProductOption' } | { readonly __typename: 'ProductOptionValue' } | { readonly __typename: 'ProductSetOperation' } | { readonly __typename: 'ProductTaxonomyNode' } | { readonly __typename: 'ProductVariant' } | { readonly __typename: 'ProductVariantComponent' } | { readonly __typename: 'Publication' } | { readonly __typename: 'PublicationResourceOperation' } | { readonly __typename: 'QuantityPriceBreak' } | { readonly __typename: 'Refund' } | { readonly __typename: 'RefundShippingLine' } | { readonly __typename: 'Return' } | { readonly __typename: 'ReturnLineItem' } | { readonly __typename: 'ReturnReasonDefinition' } | { readonly __typename: 'ReturnableFulfillment' } | { readonly __typename: 'ReverseDelivery' } | { readonly __typename: 'ReverseDeliveryLineItem' } | { readonly __typename: 'ReverseFulfillmentOrder' } | { readonly __typename: 'ReverseFulfillmentOrderDisposition' } | { readonly __typename: 'ReverseFulfillmentOrderLineItem' } | { readonly __typename: 'SaleAdditionalFee' } | { readonly __typename: 'SavedSearch' } | { readonly __typename: 'ScriptTag' } | { readonly __typename: 'Segment' } | { readonly __typename: 'SellingPlan' } | { readonly __typename: 'SellingPlanGroup' } | { readonly __typename: 'ServerPixel' } | { readonly __typename: 'ShippingLabel' } | { readonly __typename: 'ShippingLabelPurchaseResult' } | { readonly __typename: 'Shop' } | { readonly __typename: 'ShopAddress' } | { readonly __typename: 'ShopPolicy' } | { readonly __typename: 'ShopifyPaymentsAccount' } | { readonly __typename: 'ShopifyPaymentsBalanceTransaction' } | { readonly __typename: 'ShopifyPaymentsBankAccount' } | { readonly __typename: 'ShopifyPaymentsDispute' } | { readonly __typename: 'ShopifyPaymentsDisputeEvidence' } | { readonly __typename: 'ShopifyPaymentsDisputeFileUpload' } | { readonly __typename: 'ShopifyPaymentsDisputeFulfillment' } | { readonly __typename: 'ShopifyPaymentsPayout' } | { readonly __typename: 'StaffMember' } | { readonly __typename: 'StandardMetafieldDefinitionTemplate' } | { readonly __typename: 'StoreCreditAccount' } | { readonly __typename: 'StoreCreditAccountCreditTransaction' } | { readonly __typename: 'StoreCreditAccountDebitRevertTransaction' } | { readonly __typename: 'StoreCreditAccountDebitTransaction' } | { readonly __typename: 'StorefrontAccessToken' } | { readonly __typename: 'SubscriptionBillingAttempt' } | { readonly __typename: 'SubscriptionContract' } | { readonly __typename: 'SubscriptionDraft' } | { readonly __typename: 'TaxonomyAttribute' } | { readonly __typename: 'TaxonomyCategory' } | { readonly __typename: 'TaxonomyChoiceListAttribute' } | { readonly __typename: 'TaxonomyMeasurementAttribute' } | { readonly __typename: 'TaxonomyValue' } | { readonly __typename: 'TenderTransaction' } | { readonly __typename: 'TransactionFee' } | { readonly __typename: 'UnverifiedReturnLineItem' } | { readonly __typename: 'UrlRedirect' } | { readonly __typename: 'UrlRedirectImport' } | { readonly __typename: 'Validation' } | { readonly __typename: 'Video' } | { readonly __typename: 'WebPixel' } | { readonly __typename: 'WebhookSubscription' } | null> };

export type OrderShippingLinesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type OrderShippingLinesQueryData = { readonly node: { readonly updatedAt: string, readonly list: { readonly nodes: ReadonlyArray<{ readonly id: string | null, readonly title: string, readonly originalPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly discountedPriceSet: { readonly shopMoney: { readonly amount: string } }, readonly taxLines: ReadonlyArray<{ readonly title: string, readonly rate: number | null, readonly priceSet: { readonly shopMoney: { readonly amount: string } } }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | {} | null };

export type OrderVersionsQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type OrderVersionsQueryData = { readonly page: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly updatedAt: string, readonly displayFinancialStatus: OrderDisplayFinancialStatus | null, readonly displayFulfillmentStatus: OrderDisplayFulfillmentStatus }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type RefundLinesQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type RefundLinesQueryData = { readonly node: { readonly order: { readonly updatedAt: string }, readonly list: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly subtotalSet: { readonly shopMoney: { readonly amount: string } }, readonly totalTaxSet: { readonly shopMoney: { readonly amount: string } }, readonly lineItem: { readonly id: string, readonly title: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | {} | null };

export type RefundTransactionsQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type RefundTransactionsQueryData = { readonly node: { readonly order: { readonly updatedAt: string }, readonly list: { readonly nodes: ReadonlyArray<{ readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly amountSet: { readonly shopMoney: { readonly amount: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | {} | null };

export type ShopDetailsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopDetailsQueryData = { readonly shop: { readonly id: string, readonly name: string, readonly myshopifyDomain: string, readonly currencyCode: CurrencyCode, readonly ianaTimezone: string, readonly plan: { readonly publicDisplayName: string } } };

export type MetafieldDefinitionsQueryVariables = Exact<{
  ownerType: MetafieldOwnerType;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type MetafieldDefinitionsQueryData = { readonly metafieldDefinitions: { readonly nodes: ReadonlyArray<{ readonly namespace: string, readonly key: string, readonly name: string, readonly type: { readonly name: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AccessScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type AccessScopesQueryData = { readonly currentAppInstallation: { readonly id: string, readonly accessScopes: ReadonlyArray<{ readonly handle: string }> } };

export type AppDataDeleteMutationVariables = Exact<{
  metafields: ReadonlyArray<MetafieldIdentifierInput> | MetafieldIdentifierInput;
}>;


export type AppDataDeleteMutationData = { readonly metafieldsDelete: { readonly userErrors: ReadonlyArray<{ readonly message: string }> } | null };

export type AppDataSetMutationVariables = Exact<{
  metafields: ReadonlyArray<MetafieldsSetInput> | MetafieldsSetInput;
}>;


export type AppDataSetMutationData = { readonly metafieldsSet: { readonly userErrors: ReadonlyArray<{ readonly code: MetafieldsSetUserErrorCode | null, readonly message: string }> } | null };

export type AppUninstallMutationVariables = Exact<{ [key: string]: never; }>;


export type AppUninstallMutationData = { readonly appUninstall: { readonly userErrors: ReadonlyArray<{ readonly code: AppUninstallAppUninstallErrorCode | null, readonly message: string }> } | null };

export type InstallationQueryVariables = Exact<{
  namespace: Scalars['String']['input'];
  key: Scalars['String']['input'];
}>;


export type InstallationQueryData = { readonly currentAppInstallation: { readonly id: string, readonly app: { readonly apiKey: string }, readonly metafield: { readonly value: string, readonly compareDigest: string } | null } };

export type BulkCancelMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type BulkCancelMutationData = { readonly bulkOperationCancel: { readonly bulkOperation: { readonly id: string, readonly status: BulkOperationStatus } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type BulkRunMutationVariables = Exact<{
  query: Scalars['String']['input'];
}>;


export type BulkRunMutationData = { readonly bulkOperationRunQuery: { readonly bulkOperation: { readonly id: string, readonly status: BulkOperationStatus } | null, readonly userErrors: ReadonlyArray<{ readonly code: BulkOperationUserErrorCode | null, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type BulkStatusQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type BulkStatusQueryData = { readonly bulkOperation: { readonly id: string, readonly status: BulkOperationStatus, readonly errorCode: BulkOperationErrorCode | null, readonly objectCount: string, readonly rootObjectCount: string, readonly url: string | null, readonly partialDataUrl: string | null, readonly createdAt: string, readonly completedAt: string | null } | null };

export type SubscriptionsPageQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type SubscriptionsPageQueryData = { readonly webhookSubscriptions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly topic: WebhookSubscriptionTopic, readonly uri: string, readonly format: WebhookSubscriptionFormat, readonly includeFields: ReadonlyArray<string>, readonly apiVersion: { readonly handle: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SubscriptionFieldsFragment = { readonly id: string, readonly topic: WebhookSubscriptionTopic, readonly uri: string, readonly format: WebhookSubscriptionFormat, readonly includeFields: ReadonlyArray<string>, readonly apiVersion: { readonly handle: string } };

export type SubscriptionCreateMutationVariables = Exact<{
  topic: WebhookSubscriptionTopic;
  subscription: WebhookSubscriptionInput;
}>;


export type SubscriptionCreateMutationData = { readonly webhookSubscriptionCreate: { readonly webhookSubscription: { readonly id: string, readonly topic: WebhookSubscriptionTopic, readonly uri: string, readonly format: WebhookSubscriptionFormat, readonly includeFields: ReadonlyArray<string>, readonly apiVersion: { readonly handle: string } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type SubscriptionDeleteMutationVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type SubscriptionDeleteMutationData = { readonly webhookSubscriptionDelete: { readonly deletedWebhookSubscriptionId: string | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type SubscriptionUpdateMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  subscription: WebhookSubscriptionInput;
}>;


export type SubscriptionUpdateMutationData = { readonly webhookSubscriptionUpdate: { readonly webhookSubscription: { readonly id: string, readonly topic: WebhookSubscriptionTopic, readonly uri: string, readonly format: WebhookSubscriptionFormat, readonly includeFields: ReadonlyArray<string>, readonly apiVersion: { readonly handle: string } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type DraftOrdersLatestQueryVariables = Exact<{
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type DraftOrdersLatestQueryData = { readonly draftOrders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly invoiceUrl: string | null, readonly createdAt: string, readonly tags: ReadonlyArray<string> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type DraftOrderCreateMutationVariables = Exact<{
  input: DraftOrderInput;
}>;


export type DraftOrderCreateMutationData = { readonly draftOrderCreate: { readonly draftOrder: { readonly id: string, readonly name: string, readonly invoiceUrl: string | null } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type TagsAddMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  tags: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type TagsAddMutationData = { readonly tagsAdd: { readonly node: { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly tags: ReadonlyArray<string>, readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type TagsRemoveMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  tags: ReadonlyArray<Scalars['String']['input']> | Scalars['String']['input'];
}>;


export type TagsRemoveMutationData = { readonly tagsRemove: { readonly node: { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly tags: ReadonlyArray<string>, readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };
