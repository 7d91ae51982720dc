/** Nothing is compiled here; see tsconfig.json. */
