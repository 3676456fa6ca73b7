/**
 * Benchmarks with much data: a large launch, compared with the same work without the service, and what admins
 * read.
 */
@NullMarked
package dev.earlyaccess.bench;

import org.jspecify.annotations.NullMarked;
