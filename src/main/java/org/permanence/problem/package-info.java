/**
 * The one place where an error becomes {@code application/problem+json} (RFC 9457), and where a request is refused for what no route takes:
 * too long a body, a text or a time that cannot be stored.
 */
package org.permanence.problem;
