/** The edge: resolves the caller of each request and refuses what no role of the caller covers. */
@NullMarked
package dev.kosh.access.gateway;

import org.jspecify.annotations.NullMarked;
