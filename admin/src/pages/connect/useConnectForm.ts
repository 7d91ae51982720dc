import { useEffect, useState } from 'react';

import { parseApiError } from '../../api/errors';
import { useConnectStoreMutation } from '../../api/stores';
import { useTranslate } from '../../hooks/useTranslate';
import { isSafeRedirect } from '../../utils/redirect';
import { chosenMethod, findMissing, initialValues, toRequest } from './connectRequest';

import type { ConnectMethod, ShopHolder, Store } from '../../../../shared/contracts';
import type { ConnectAnswer } from '../../api/stores';
import type { TakenStore } from '../../utils/connectReturn';
import type { Problem } from '../../utils/problem';
import type { ConnectField, ConnectValues } from './connectRequest';

/** The order of the fields on the page, for the focus to go to the first wrong one. */
const FIELDS: readonly ConnectField[] = ['domain', 'clientId', 'accessToken', 'clientSecret'];

interface Options {
  /** A store that is to be connected again. */
  again?: Store;
  /** A store that another Strapi holds, as the browser came back from Shopify with it. */
  taken?: TakenStore;
  standardApp: boolean;
  /** Called with the first wrong field after a refused attempt. */
  onInvalid: (field: ConnectField) => void;
  /** Called when a store was connected without a redirect. */
  onConnected: () => void;
}

/** The state of the connect form and what its button does. */
export interface ConnectFormState {
  values: ConnectValues;
  method: ConnectMethod | null;
  errors: Partial<Record<ConnectField, string>>;
  problem: Problem | null;
  /** The Strapi that holds the store, once an attempt was refused for it. */
  holder: ShopHolder | null;
  /** Whether the button was pressed while no way to connect was chosen. */
  methodMissing: boolean;
  isBusy: boolean;
  change: (patch: Partial<ConnectValues>) => void;
  submit: () => Promise<void>;
}

/** Holds the connect form: checks it, sends it, and sends the browser on to Shopify. */
export function useConnectForm({
  again,
  taken,
  standardApp,
  onInvalid,
  onConnected,
}: Options): ConnectFormState {
  const translate = useTranslate();
  const [values, setValues] = useState(() => ({
    ...initialValues(again),
    ...(taken ? { domain: taken.domain } : {}),
  }));
  const [holder, setHolder] = useState<ShopHolder | null>(taken?.holder ?? null);
  const [errors, setErrors] = useState<Partial<Record<ConnectField, string>>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const [methodMissing, setMethodMissing] = useState(false);
  const [isLeaving, setIsLeaving] = useState(false);
  const [connect, { isLoading }] = useConnectStoreMutation();
  const method = chosenMethod(values, standardApp);

  // Coming back from Shopify with the browser's Back button can bring this page back as it was left.
  useEffect(() => {
    const handleReturn = () => setIsLeaving(false);
    window.addEventListener('pageshow', handleReturn);
    return () => window.removeEventListener('pageshow', handleReturn);
  }, []);

  const refuse = (found: Partial<Record<ConnectField, string>>) => {
    setErrors(found);
    const first = FIELDS.find((field) => found[field]);
    if (first) {
      onInvalid(first);
    }
  };

  const proceed = (answer: ConnectAnswer) => {
    if (!('redirectUrl' in answer)) {
      onConnected();
    } else if (isSafeRedirect(answer.redirectUrl)) {
      setIsLeaving(true);
      window.location.assign(answer.redirectUrl);
    } else {
      setProblem({ code: 'redirect_refused' });
    }
  };

  const submit = async () => {
    setProblem(null);
    setErrors({});
    const missing = Object.entries(findMissing(values, method));
    setMethodMissing(method === null);
    if (method === null || missing.length > 0) {
      refuse(Object.fromEntries(missing.map(([field, key]) => [field, translate(key)])));
      return;
    }
    const answer = await connect(toRequest(values, method));
    if ('data' in answer) {
      proceed(answer.data);
      return;
    }
    const failure = parseApiError(answer.error);
    const beside = Object.fromEntries(
      FIELDS.filter((field) => failure.fieldErrors[field]).map((field) => [
        field,
        translate(`connect.${field}.invalid`),
      ])
    );
    refuse(beside);
    setProblem(Object.keys(beside).length > 0 ? null : failure);
    setHolder(failure.holder ?? null);
  };

  const change = (patch: Partial<ConnectValues>) => {
    const isOther = patch.domain !== undefined;
    setValues((current) => ({ ...current, ...patch, ...(isOther ? { takeOver: false } : {}) }));
    if (isOther) {
      setHolder(null);
    }
    setErrors((current) =>
      Object.fromEntries(Object.entries(current).filter(([field]) => !(field in patch)))
    );
    setMethodMissing(false);
  };

  const isBusy = isLoading || isLeaving;
  return { values, method, errors, problem, holder, methodMissing, isBusy, change, submit };
}
