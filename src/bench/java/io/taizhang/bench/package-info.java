/** Benchmarks of the packaged product; neither shipped nor tests. See src/bench/README.md. */
package io.taizhang.bench;
