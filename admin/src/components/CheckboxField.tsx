import { Checkbox, Field } from '@strapi/design-system';

interface CheckboxFieldProps {
  name: string;
  label: string;
  hint: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A checkbox with its label and an explanation, tied together for screen readers. */
export function CheckboxField({
  name,
  label,
  hint,
  checked,
  disabled = false,
  onChange,
}: CheckboxFieldProps) {
  return (
    <Field.Root name={name} id={name} hint={hint}>
      <Checkbox
        id={name}
        name={name}
        aria-describedby={`${name}-hint`}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(value) => onChange(value === true)}
      >
        {label}
      </Checkbox>
      <Field.Hint />
    </Field.Root>
  );
}
