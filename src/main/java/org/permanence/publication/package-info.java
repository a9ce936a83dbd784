/** What people were told of the roster: published weeks, by mail and on the screen. {@code org.permanence.shift} holds the roster. */
package org.permanence.publication;
