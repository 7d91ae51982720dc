export { changeNamed, changes, randomChange } from './registry';
export type { RegisteredChange } from './registry';
export { ChangeRefused } from './types';
