/**
 * The lists that say what a demand is about and where a caller lives: themes with their subthemes, which coordinators keep, and the
 * communes of Brussels. Nothing of a call and nothing of a caller is here.
 */
package org.permanence.theme;
