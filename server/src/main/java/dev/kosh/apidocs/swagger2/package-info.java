/** OpenAPI 3.0 said again in Swagger 2.0, for the integrators' tools that read nothing newer. */
@NullMarked
package dev.kosh.apidocs.swagger2;

import org.jspecify.annotations.NullMarked;
