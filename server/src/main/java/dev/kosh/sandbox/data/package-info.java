/** Tenants, masters, users, and consumers with demands; all composed, none of a real person. */
@NullMarked
package dev.kosh.sandbox.data;

import org.jspecify.annotations.NullMarked;
