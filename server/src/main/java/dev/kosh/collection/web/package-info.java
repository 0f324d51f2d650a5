/** Collection on the wire: paths, shapes and names of the DIGIT collection service (docs/contract/collection.md). */
@NullMarked
package dev.kosh.collection.web;

import org.jspecify.annotations.NullMarked;
