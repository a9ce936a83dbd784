/** The one place where an error becomes {@code application/problem+json} (RFC 9457). */
package org.permanence.problem;
