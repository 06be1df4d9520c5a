#ifndef CONVENE_CGLPK_SHIM_H
#define CONVENE_CGLPK_SHIM_H

#include <float.h>
#include <glpk.h>
#include <limits.h>
#include <math.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// GLPK calls abort() on invalid input, on a failed internal assertion and when memory runs out. Each helper below
// makes its GLPK calls between setjmp and a possible longjmp out of GLPK's error hook. All of that is C, so no Swift
// frame is ever jumped over. A helper returns false after such a failure; the thread's environment, with every
// problem in it, has then been freed, and no handle of it may be touched again.

// Where a failure on one thread lands, and what GLPK last said there.
typedef struct {
  jmp_buf landing;
  size_t length;
  char text[1024];
} glpk_guard;

// Hands over what GLPK would print, so that nothing reaches the terminal (even the message of a fatal error).
static inline int glpk_guard_listen(void *info, const char *text) {
  glpk_guard *guard = (glpk_guard *)info;
  size_t length = strlen(text);
  if (length >= sizeof guard->text) length = sizeof guard->text - 1;
  if (guard->length + length >= sizeof guard->text) guard->length = 0;
  memcpy(guard->text + guard->length, text, length);
  guard->length += length;
  guard->text[guard->length] = 0;
  return 1;
}

// GLPK calls abort() when this returns: it does not.
static inline void glpk_guard_escape(void *info) { _longjmp(((glpk_guard *)info)->landing, 1); }

// The hook stands only during the call: GLPK used by others on this thread must not jump to a frame that has ended.
#define GLPK_GUARDED(guard, ...)                    \
  do {                                              \
    (guard)->length = 0;                            \
    (guard)->text[0] = 0;                           \
    glp_term_hook(glpk_guard_listen, (guard));      \
    glp_error_hook(glpk_guard_escape, (guard));     \
    if (_setjmp((guard)->landing) != 0) {           \
      glp_free_env();                               \
      return false;                                 \
    }                                               \
    __VA_ARGS__;                                    \
    glp_error_hook(NULL, NULL);                     \
    glp_term_hook(NULL, NULL);                      \
    return true;                                    \
  } while (0)

// A guard is made and read here since its jump buffer means nothing to Swift. NULL when memory is exhausted.
static inline glpk_guard *glpk_guard_create(void) { return (glpk_guard *)calloc(1, sizeof(glpk_guard)); }
static inline void glpk_guard_delete(glpk_guard *guard) { free(guard); }
static inline const char *glpk_guard_text(const glpk_guard *guard) { return guard->text; }

static inline bool glpk_create(glpk_guard *guard, glp_prob **problem) {
  GLPK_GUARDED(guard, {
    *problem = glp_create_prob();
    glp_set_obj_dir(*problem, GLP_MIN);
  });
}

static inline bool glpk_delete(glpk_guard *guard, glp_prob *problem) {
  GLPK_GUARDED(guard, glp_delete_prob(problem));
}

// Fixed and double-bounded are two types to GLPK: a double-bounded variable with equal bounds is an error. DBL_MAX is
// its infinity.
static inline int glpk_bound_type(double lower, double upper) {
  if (lower <= -DBL_MAX) return upper >= DBL_MAX ? GLP_FR : GLP_UP;
  if (upper >= DBL_MAX) return GLP_LO;
  return lower == upper ? GLP_FX : GLP_DB;
}

// Entries of new column or row k: indexes[starts[k] ..< starts[k + 1]], 1-based; GLPK does not read the element before.
static inline bool glpk_add_columns(glpk_guard *guard, glp_prob *problem, int count, const double *costs,
                                    const double *lowers, const double *uppers, const int *starts, const int *indexes,
                                    const double *coefficients) {
  GLPK_GUARDED(guard, {
    int first = glp_add_cols(problem, count);
    for (int k = 0; k < count; k++) {
      glp_set_obj_coef(problem, first + k, costs[k]);
      glp_set_col_bnds(problem, first + k, glpk_bound_type(lowers[k], uppers[k]), lowers[k], uppers[k]);
      int length = starts[k + 1] - starts[k];
      if (length > 0)
        glp_set_mat_col(problem, first + k, length, indexes + starts[k] - 1, coefficients + starts[k] - 1);
    }
  });
}

static inline bool glpk_add_rows(glpk_guard *guard, glp_prob *problem, int count, const double *lowers,
                                 const double *uppers, const int *starts, const int *indexes,
                                 const double *coefficients) {
  GLPK_GUARDED(guard, {
    int first = glp_add_rows(problem, count);
    for (int k = 0; k < count; k++) {
      glp_set_row_bnds(problem, first + k, glpk_bound_type(lowers[k], uppers[k]), lowers[k], uppers[k]);
      int length = starts[k + 1] - starts[k];
      if (length > 0)
        glp_set_mat_row(problem, first + k, length, indexes + starts[k] - 1, coefficients + starts[k] - 1);
    }
  });
}

// For the four below the arrays follow GLPK's convention: element 0 is not read.
static inline bool glpk_set_column(glpk_guard *guard, glp_prob *problem, int column, int length, const int *rows,
                                   const double *coefficients) {
  GLPK_GUARDED(guard, glp_set_mat_col(problem, column, length, rows, coefficients));
}

static inline bool glpk_set_row(glpk_guard *guard, glp_prob *problem, int row, int length, const int *columns,
                                const double *coefficients) {
  GLPK_GUARDED(guard, glp_set_mat_row(problem, row, length, columns, coefficients));
}

static inline bool glpk_delete_rows(glpk_guard *guard, glp_prob *problem, int count, const int *rows) {
  GLPK_GUARDED(guard, glp_del_rows(problem, count, rows));
}

static inline bool glpk_delete_columns(glpk_guard *guard, glp_prob *problem, int count, const int *columns) {
  GLPK_GUARDED(guard, glp_del_cols(problem, count, columns));
}

static inline bool glpk_set_cost(glpk_guard *guard, glp_prob *problem, int column, double cost) {
  GLPK_GUARDED(guard, glp_set_obj_coef(problem, column, cost));
}

static inline bool glpk_set_column_bounds(glpk_guard *guard, glp_prob *problem, int column, double lower,
                                          double upper) {
  GLPK_GUARDED(guard, glp_set_col_bnds(problem, column, glpk_bound_type(lower, upper), lower, upper));
}

static inline bool glpk_set_row_bounds(glpk_guard *guard, glp_prob *problem, int row, double lower, double upper) {
  GLPK_GUARDED(guard, glp_set_row_bnds(problem, row, glpk_bound_type(lower, upper), lower, upper));
}

static inline bool glpk_set_column_name(glpk_guard *guard, glp_prob *problem, int column, const char *name) {
  GLPK_GUARDED(guard, glp_set_col_name(problem, column, name));
}

static inline bool glpk_set_row_name(glpk_guard *guard, glp_prob *problem, int row, const char *name) {
  GLPK_GUARDED(guard, glp_set_row_name(problem, row, name));
}

// Whether some basic column or some row is left without a partner when rows and columns with one entry are paired off.
// A sparse factorizer of GLPK 5.0 fails an assertion on such a basis (sgf_reduce_nuc, k1 < k2) where it should report a
// singular one. Its memory is GLPK's, so that it is freed with the environment when a call here fails.
static inline bool glpk_basis_is_hollow(glp_prob *problem) {
  int m = glp_get_num_rows(problem), n = glp_get_num_cols(problem);
  int *degree = (int *)glp_alloc(1 + m + n, sizeof(int)), *queue = (int *)glp_alloc(1 + m + n, sizeof(int));
  int *line = (int *)glp_alloc(1 + m + n, sizeof(int)), *other = (int *)glp_alloc(1 + m + n, sizeof(int));
  int head = 0, tail = 0;
  bool hollow = false;
  // A degree of -1 takes a row or column out: basic rows pair with themselves, non-basic columns do not count.
  for (int i = 1; i <= m; i++) degree[i] = glp_get_row_stat(problem, i) == GLP_BS ? -1 : 0;
  for (int j = 1; j <= n; j++) {
    degree[m + j] = glp_get_col_stat(problem, j) == GLP_BS ? 0 : -1;
    if (degree[m + j] < 0) continue;
    for (int k = glp_get_mat_col(problem, j, line, NULL); k > 0; k--)
      if (degree[line[k]] >= 0) degree[line[k]]++, degree[m + j]++;
  }
  for (int v = 1; v <= m + n; v++) {
    if (degree[v] == 0) hollow = true;
    if (degree[v] == 1) queue[tail++] = v;
  }
  while (!hollow && head < tail) {
    int v = queue[head++];
    if (degree[v] < 0) continue;
    int offset = v <= m ? m : 0, partner = 0;
    int length = v <= m ? glp_get_mat_row(problem, v, line, NULL) : glp_get_mat_col(problem, v - m, line, NULL);
    for (int k = 1; k <= length; k++)
      if (degree[offset + line[k]] >= 0) partner = offset + line[k];
    degree[v] = -1;
    int count = partner <= m ? glp_get_mat_row(problem, partner, other, NULL)
                             : glp_get_mat_col(problem, partner - m, other, NULL);
    degree[partner] = -1;
    for (int k = 1; k <= count; k++) {
      int w = other[k] + (partner <= m ? m : 0);
      if (degree[w] < 0) continue;
      if (--degree[w] == 0) hollow = true;
      if (degree[w] == 1) queue[tail++] = w;
    }
  }
  glp_free(degree), glp_free(queue), glp_free(line), glp_free(other);
  return hollow;
}

// Edits can leave a basis of the wrong size, a singular or an ill-conditioned one. GLPK then does not start; the slack
// basis is always one to start from.
static inline bool glpk_simplex(glpk_guard *guard, glp_prob *problem, int method, int iteration_limit,
                                double objective_limit, int *code, int *status, int *iterations) {
  GLPK_GUARDED(guard, {
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.meth = method;
    parameters.pricing = GLP_PT_PSE;
    parameters.presolve = GLP_OFF;
    parameters.it_lim = iteration_limit;
    parameters.obj_ul = objective_limit;
    if (!glp_bf_exists(problem) && glpk_basis_is_hollow(problem)) glp_std_basis(problem);
    *code = glp_simplex(problem, &parameters);
    if (*code == GLP_EBADB || *code == GLP_ESING || *code == GLP_ECOND) {
      glp_std_basis(problem);
      *code = glp_simplex(problem, &parameters);
    }
    *status = glp_get_status(problem);
    *iterations = glp_get_it_cnt(problem);
  });
}

static inline bool glpk_objective(glpk_guard *guard, glp_prob *problem, double *value) {
  GLPK_GUARDED(guard, *value = glp_get_obj_val(problem));
}

static inline bool glpk_column_values(glpk_guard *guard, glp_prob *problem, int first, int count, double *values) {
  GLPK_GUARDED(guard, for (int k = 0; k < count; k++) values[k] = glp_get_col_prim(problem, first + k));
}

static inline bool glpk_column_duals(glpk_guard *guard, glp_prob *problem, int first, int count, double *values) {
  GLPK_GUARDED(guard, for (int k = 0; k < count; k++) values[k] = glp_get_col_dual(problem, first + k));
}

static inline bool glpk_row_values(glpk_guard *guard, glp_prob *problem, int first, int count, double *values) {
  GLPK_GUARDED(guard, for (int k = 0; k < count; k++) values[k] = glp_get_row_prim(problem, first + k));
}

static inline bool glpk_row_duals(glpk_guard *guard, glp_prob *problem, int first, int count, double *values) {
  GLPK_GUARDED(guard, for (int k = 0; k < count; k++) values[k] = glp_get_row_dual(problem, first + k));
}

static inline bool glpk_standard_basis(glpk_guard *guard, glp_prob *problem) {
  GLPK_GUARDED(guard, glp_std_basis(problem));
}

static inline bool glpk_advanced_basis(glpk_guard *guard, glp_prob *problem) {
  GLPK_GUARDED(guard, glp_adv_basis(problem, 0));
}

// All rows, then all columns, in both directions.
static inline bool glpk_get_basis(glpk_guard *guard, glp_prob *problem, int rows, int columns,
                                  unsigned char *statuses) {
  GLPK_GUARDED(guard, {
    for (int i = 0; i < rows; i++) statuses[i] = (unsigned char)glp_get_row_stat(problem, i + 1);
    for (int j = 0; j < columns; j++) statuses[rows + j] = (unsigned char)glp_get_col_stat(problem, j + 1);
  });
}

static inline bool glpk_set_basis(glpk_guard *guard, glp_prob *problem, int rows, int columns,
                                  const unsigned char *statuses) {
  GLPK_GUARDED(guard, {
    for (int i = 0; i < rows; i++) glp_set_row_stat(problem, i + 1, statuses[i]);
    for (int j = 0; j < columns; j++) glp_set_col_stat(problem, j + 1, statuses[rows + j]);
  });
}

// format: 0 CPLEX LP, else GLP_MPS_DECK or GLP_MPS_FILE.
static inline bool glpk_write(glpk_guard *guard, glp_prob *problem, int format, const char *path, int *code) {
  GLPK_GUARDED(guard, {
    *code = format == 0 ? glp_write_lp(problem, NULL, path) : glp_write_mps(problem, format, NULL, path);
  });
}

// Counts nodes in C, since neither an error nor a jump may leave a callback through a Swift frame.
static inline void glpk_stop_at_node_limit(glp_tree *tree, void *info) {
  int total = 0;
  glp_ios_tree_size(tree, NULL, NULL, &total);
  if (total > *(const int *)info) glp_ios_terminate(tree);
}

typedef struct {
  int node_limit;
  int milliseconds;
  bool presolve, gomory, rounding, cover, clique;
} glpk_integer_options;

// Works on a copy: integer columns need integer bounds, and the caller's bounds, kinds and basis stay as they are.
static inline bool glpk_integer(glpk_guard *guard, glp_prob *problem, int count, const int *integers,
                                const glpk_integer_options *options, int *code, int *status, double *objective,
                                double *values) {
  GLPK_GUARDED(guard, {
    glp_prob *copy = glp_create_prob();
    glp_copy_prob(copy, problem, GLP_OFF);
    bool empty = false;
    for (int k = 0; k < count; k++) {
      int j = integers[k];
      double lower = ceil(glp_get_col_lb(copy, j)), upper = floor(glp_get_col_ub(copy, j));
      if (lower > upper) empty = true;
      glp_set_col_bnds(copy, j, glpk_bound_type(lower, upper), lower, upper);
      glp_set_col_kind(copy, j, GLP_IV);
    }
    glp_iocp parameters;
    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.presolve = options->presolve ? GLP_ON : GLP_OFF;
    parameters.gmi_cuts = options->gomory ? GLP_ON : GLP_OFF;
    parameters.mir_cuts = options->rounding ? GLP_ON : GLP_OFF;
    parameters.cov_cuts = options->cover ? GLP_ON : GLP_OFF;
    parameters.clq_cuts = options->clique ? GLP_ON : GLP_OFF;
    parameters.tm_lim = options->milliseconds;
    parameters.cb_func = glpk_stop_at_node_limit;
    parameters.cb_info = (void *)&options->node_limit;
    if (!options->presolve) {
      // Without its presolver glp_intopt wants the relaxation solved.
      glp_smcp relaxation;
      glp_init_smcp(&relaxation);
      relaxation.msg_lev = GLP_MSG_OFF;
      glp_adv_basis(copy, 0);
      if (!empty) glp_simplex(copy, &relaxation);
      if (glp_get_prim_stat(copy) == GLP_NOFEAS) empty = true;
    }
    *code = empty ? GLP_ENOPFS : glp_intopt(copy, &parameters);
    *status = glp_mip_status(copy);
    *objective = glp_mip_obj_val(copy);
    for (int j = 1; j <= glp_get_num_cols(copy); j++) values[j - 1] = glp_mip_col_val(copy, j);
    glp_delete_prob(copy);
  });
}

#endif
