export { generateShop } from './generate-shop';
export type { GenerateOptions } from './generate-shop';
export { createRng } from './random';
