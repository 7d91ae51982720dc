import { Field, TextInput } from '@strapi/design-system';
import { forwardRef } from 'react';

interface ConnectTextFieldProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  error?: string;
  placeholder?: string;
  /** Hides what is typed. */
  secret?: boolean;
  disabled?: boolean;
  onChange: (value: string) => void;
}

/** One text of the connect form: never filled in or corrected by the browser. */
export const ConnectTextField = forwardRef<HTMLInputElement, ConnectTextFieldProps>(function ConnectTextField(
  { name, label, hint, value, error, placeholder, secret = false, disabled = false, onChange },
  ref
) {
  return (
    <Field.Root name={name} hint={hint} error={error} required width="100%">
      <Field.Label>{label}</Field.Label>
      <TextInput
        ref={ref}
        type={secret ? 'password' : 'text'}
        autoComplete={secret ? 'new-password' : 'off'}
        autoCapitalize="none"
        spellCheck={false}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field.Error />
      <Field.Hint />
    </Field.Root>
  );
});
