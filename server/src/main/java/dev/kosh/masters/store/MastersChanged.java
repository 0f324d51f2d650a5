package dev.kosh.masters.store;

/** Masters were written in the current transaction. */
record MastersChanged() {}
