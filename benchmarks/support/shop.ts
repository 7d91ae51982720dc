/** The shop of the benchmarks, and the app that it knows. */
export const DOMAIN = 'bench.myshopify.com';
export const CLIENT_ID = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
export const CLIENT_SECRET = 'shpss_bench_secret_of_this_app';
