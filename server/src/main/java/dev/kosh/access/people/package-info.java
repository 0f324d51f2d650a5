/** User administration: looking for people, putting them on record, changing them; registration and passwords. */
@NullMarked
package dev.kosh.access.people;

import org.jspecify.annotations.NullMarked;
