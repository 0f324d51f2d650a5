/** How often something may be asked, counted in memory by each process. */
@NullMarked
package dev.kosh.access.limits;

import org.jspecify.annotations.NullMarked;
