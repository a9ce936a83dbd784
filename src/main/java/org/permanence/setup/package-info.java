/** The set-up of a new line, from the first account to the first answered call: how far it is, by what exists. */
package org.permanence.setup;
