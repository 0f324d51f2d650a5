/** Money, tenants and business dates on the wire. */
@NullMarked
package dev.kosh.wire;

import org.jspecify.annotations.NullMarked;
