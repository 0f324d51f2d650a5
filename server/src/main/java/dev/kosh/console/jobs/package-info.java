/** Runs of jobs, how far they are, and their start by hand. */
@NullMarked
package dev.kosh.console.jobs;

import org.jspecify.annotations.NullMarked;
