/** One thing that a person does and sees. */
export interface Step {
  name: string;
  run: () => Promise<void>;
}
