/**
 * SQL in what a request carries: {@link io.weir.threat.sql.SqlInjection} asks for statements,
 * queries, conditions and breakouts over the tokens of {@code SqlTokenizer}.
 */
package io.weir.threat.sql;
