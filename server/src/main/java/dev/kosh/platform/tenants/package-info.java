/** Which tenants there are. */
@NullMarked
package dev.kosh.platform.tenants;

import org.jspecify.annotations.NullMarked;
