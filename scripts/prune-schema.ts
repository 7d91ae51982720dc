import {
  buildASTSchema,
  getNamedType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  printSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type {
  DefinitionNode,
  DocumentNode,
  FieldDefinitionNode,
  GraphQLNamedType,
  GraphQLSchema,
  NamedTypeNode,
} from 'graphql';

interface Usage {
  /** Fields that the documents select, as `Type.field`; arguments they give, as `Type.field.argument`. */
  fields: Set<string>;
  types: Set<string>;
}

function addInput(type: GraphQLNamedType | undefined | null, types: Set<string>): void {
  if (!type || types.has(type.name)) return;
  types.add(type.name);
  if (!isInputObjectType(type)) return;
  for (const field of Object.values(type.getFields())) addInput(getNamedType(field.type), types);
}

function usageOf(schema: GraphQLSchema, document: DocumentNode): Usage {
  const usage: Usage = { fields: new Set(), types: new Set() };
  const info = new TypeInfo(schema);
  const addField = (typename: string, field: string): void => {
    usage.types.add(typename);
    usage.fields.add(`${typename}.${field}`);
  };
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const field = info.getFieldDef();
        if (!parent || !field) return;
        usage.types.add(parent.name);
        usage.types.add(getNamedType(field.type).name);
        if (node.name.value.startsWith('__')) return;
        addField(parent.name, field.name);
        for (const argument of node.arguments ?? []) {
          usage.fields.add(`${parent.name}.${field.name}.${argument.name.value}`);
        }
        if (isInterfaceType(parent)) {
          for (const type of schema.getPossibleTypes(parent)) addField(type.name, field.name);
        }
      },
      Argument() {
        addInput(getNamedType(info.getInputType()), usage.types);
      },
      VariableDefinition() {
        addInput(getNamedType(info.getInputType()), usage.types);
      },
      InlineFragment(node) {
        if (node.typeCondition) usage.types.add(node.typeCondition.name.value);
      },
    })
  );
  return usage;
}

/**
 * The part of a schema that some documents touch: the generated types then hold those and no others.
 *
 * @param schema Shopify's schema, of several thousand types.
 * @param document every operation and fragment, each once.
 */
export function pruneSchema(schema: GraphQLSchema, document: DocumentNode): GraphQLSchema {
  const { fields, types } = usageOf(schema, document);
  const keepsField = (typename: string) => (field: FieldDefinitionNode) =>
    fields.has(`${typename}.${field.name.value}`);
  const keptFields = (typename: string, all: readonly FieldDefinitionNode[] = []): FieldDefinitionNode[] =>
    all.filter(keepsField(typename)).map((field) => ({
      ...field,
      arguments: field.arguments?.filter((argument) =>
        fields.has(`${typename}.${field.name.value}.${argument.name.value}`)
      ),
    }));
  const keptInterfaces = (interfaces: readonly NamedTypeNode[] = []): NamedTypeNode[] =>
    interfaces.filter(({ name }) => types.has(name.value));

  // An interface of which no field is selected (Node, through fragments only) still needs one field to be valid.
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type) || !types.has(type.name)) continue;
    const [first] = Object.keys(type.getFields());
    if (!first || Object.keys(type.getFields()).some((name) => fields.has(`${type.name}.${name}`))) continue;
    fields.add(`${type.name}.${first}`);
    for (const possible of schema.getPossibleTypes(type)) {
      if (isObjectType(possible)) fields.add(`${possible.name}.${first}`);
    }
  }

  const definitions: DefinitionNode[] = [];
  for (const definition of parse(printSchema(schema)).definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION) definitions.push(definition);
    if (!('name' in definition) || !definition.name || !types.has(definition.name.value)) continue;
    if (
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
      definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ) {
      definitions.push({
        ...definition,
        fields: keptFields(definition.name.value, definition.fields),
        interfaces: keptInterfaces(definition.interfaces),
      });
    } else {
      definitions.push(definition);
    }
  }
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValid: true });
}
