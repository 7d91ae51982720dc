'use strict';

module.exports = { rest: { defaultLimit: 25, maxLimit: 500, withCount: true } };
