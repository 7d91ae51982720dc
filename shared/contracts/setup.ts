export const SOLUTIONS = ['billing', 'e-commerce'] as const;
export type SolutionName = (typeof SOLUTIONS)[number];

export interface Solution {
  name: SolutionName;
  installed: boolean;
  installedAt: string | null;
  /** Solutions that must be installed first; installing this one installs them. */
  requires: SolutionName[];
}

/** One condition that a connection needs, as the setup guide shows it. */
export interface SetupCheck {
  code: string;
  ok: boolean;
  message: string;
  remedy: string | null;
}

export interface Setup {
  appUrl: string | null;
  redirectUrl: string | null;
  webhookUrl: string | null;
  scopes: string[];
  apiVersion: string;
  /** Whether the standard app is configured, so that "one click" can be offered. */
  standardApp: boolean;
  appToml: string;
  checks: SetupCheck[];
}
