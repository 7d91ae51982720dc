import { dropStartedDatabases } from './support/started-database';

/** Jest calls the default export of its global teardown. */
export default dropStartedDatabases;
