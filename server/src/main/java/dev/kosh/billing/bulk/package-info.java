/**
 * Work on a tenant's demands and bills that takes longer than a call: loading demands from a sheet, making all bills
 * (docs/contract/billing.md, bulk jobs).
 */
@NullMarked
package dev.kosh.billing.bulk;

import org.jspecify.annotations.NullMarked;
