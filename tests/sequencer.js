'use strict';

const { default: Sequencer } = require('@jest/test-sequencer');

/** What takes longest, the longest first: one that begins when the others end keeps one core busy and the other idle. */
const LONGEST = [
  'properties/convergence',
  'properties/identity',
  'integration/faults',
  'properties/planted-bugs',
  'integration/',
];

const rankOf = ({ path }) => {
  const rank = LONGEST.findIndex((part) => path.includes(`/tests/${part}`));
  return rank < 0 ? LONGEST.length : rank;
};

/** Jest remembers how long a file took; on a fresh machine it knows nothing yet. */
module.exports = class LongestFirst extends Sequencer {
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted].sort((a, b) => rankOf(a) - rankOf(b));
  }
};
