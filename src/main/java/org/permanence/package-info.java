/** Permanence: the switchboard and call journal of a helpline. ARCHITECTURE.md follows a call through these packages. */
package org.permanence;
