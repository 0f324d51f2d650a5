/** Sessions, connections, tries. */
@NullMarked
package dev.kosh.treasury.client;

import org.jspecify.annotations.NullMarked;
