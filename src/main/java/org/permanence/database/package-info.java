/**
 * Shared code for packages with hand-written SQL for PostgreSQL, and the one decision whether a failure means an unavailable database or a
 * defect of ours. Knows nothing of the stored data.
 */
package org.permanence.database;
