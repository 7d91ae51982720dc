export default {
  // The languages that the plugin speaks beside English.
  config: { locales: ['de', 'es', 'fr'] },
  bootstrap() {},
};
