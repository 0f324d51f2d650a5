/** What holds at every end point: the tests find the end points themselves, so that a new one is tested as it comes. */
@NullMarked
package dev.kosh.edge;

import org.jspecify.annotations.NullMarked;
