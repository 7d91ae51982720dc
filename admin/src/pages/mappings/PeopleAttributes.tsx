import { Field, Flex, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';

import { useTranslate } from '../../hooks/useTranslate';

import type { PeopleField, PeopleTarget, PeopleType, PeopleWhenDeleted } from '../../../../shared/mappings';

interface PeopleAttributesProps {
  type: PeopleType;
  draft: PeopleTarget;
  /** What is wrong with the chosen fields as a whole. */
  problem?: string;
  onChange: (fields: Partial<PeopleTarget>) => void;
}

/** What each attribute of a content type takes of a contact, and what becomes of an entry whose contact is deleted. */
export function PeopleAttributes({ type, draft, problem, onChange }: PeopleAttributesProps) {
  const translate = useTranslate();
  const choose = (name: string, field: PeopleField | null) => {
    const { [name]: _, ...others } = draft.fields;
    onChange({ fields: field ? { ...others, [name]: field } : others });
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {type.attributes
        .filter(({ fits }) => fits.length > 0)
        .map(({ name, type: attributeType, required, fits }) => (
          <Field.Root key={name} name={name} required={required}>
            <Field.Label>{`${name} (${attributeType})`}</Field.Label>
            <SingleSelect
              value={draft.fields[name] ?? null}
              placeholder={translate('mappings.people.nothing')}
              clearLabel={translate('mappings.people.nothing')}
              onClear={() => choose(name, null)}
              onChange={(field) => choose(name, String(field) as PeopleField)}
            >
              {fits.map((field) => (
                <SingleSelectOption key={field} value={field}>
                  {translate(`mappings.people.field.${field}`)}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        ))}
      {problem ? (
        <Typography role="alert" variant="pi" textColor="danger600">
          {problem}
        </Typography>
      ) : null}
      {type.hasDrafts ? (
        <Field.Root name="whenDeleted">
          <Field.Label>{translate('mappings.people.whenDeleted')}</Field.Label>
          <SingleSelect
            value={draft.whenDeleted}
            onChange={(value) => onChange({ whenDeleted: String(value) as PeopleWhenDeleted })}
          >
            <SingleSelectOption value="delete">{translate('mappings.people.delete')}</SingleSelectOption>
            <SingleSelectOption value="unpublish">
              {translate('mappings.people.unpublish')}
            </SingleSelectOption>
          </SingleSelect>
        </Field.Root>
      ) : null}
    </Flex>
  );
}
