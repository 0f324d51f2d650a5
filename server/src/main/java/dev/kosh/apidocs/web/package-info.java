/** How the document is put together from the controllers, and where it is served. */
@NullMarked
package dev.kosh.apidocs.web;

import org.jspecify.annotations.NullMarked;
