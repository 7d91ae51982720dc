const typeOf = (name: string, draftAndPublish: boolean, attributes: object) =>
  JSON.stringify({
    kind: 'collectionType',
    collectionName: `${name}s`,
    info: { singularName: name, pluralName: `${name}s`, displayName: name },
    options: { draftAndPublish },
    attributes,
  });

/** The files of an app that has content types of its own for people: with drafts, and without. */
export const PEOPLE_APP = {
  'src/api/client/content-types/client/schema.json': typeOf('client', true, {
    mail: { type: 'email' },
    name: { type: 'string' },
    home: { type: 'json' },
    vip: { type: 'boolean' },
    since: { type: 'date' },
    remark: { type: 'text' },
  }),
  'src/api/member/content-types/member/schema.json': typeOf('member', false, {
    mail: { type: 'string', required: true },
    name: { type: 'string', required: true },
    orders: { type: 'integer' },
    picture: { type: 'media' },
  }),
};

export const CLIENT = 'api::client.client';
export const MEMBER = 'api::member.member';
