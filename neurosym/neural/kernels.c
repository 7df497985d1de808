/* Fused kernels of the relational core, single thread, float32. The meaning is that of messages.py, which is the
   reference; tests hold the two together. Compiled on first use by kernels.py. */
#include <stdint.h>
#include <string.h>

/* Mean and maximum, over the nodes of each group, of h[node] + t[kind]; where[] is the edge that gave the maximum. */
void pool(int64_t groups, int64_t d, const int64_t *start, const int64_t *node, const int64_t *kind,
          const float *restrict h, const float *restrict t, float *restrict out, int32_t *restrict where) {
  for (int64_t g = 0; g < groups; g++) {
    float *mean = out + g * 2 * d, *top = mean + d;
    int32_t *at = where + g * d;
    int64_t first = start[g], last = start[g + 1];
    for (int64_t e = first; e < last; e++) {
      const float *row = h + node[e] * d;
      const float *more = kind[e] >= 0 ? t + kind[e] * d : 0;
      if (e == first) {
        for (int64_t k = 0; k < d; k++) {
          float x = more ? row[k] + more[k] : row[k];
          mean[k] = x;
          top[k] = x;
          at[k] = (int32_t)e;
        }
      } else if (more) {
        for (int64_t k = 0; k < d; k++) {
          float x = row[k] + more[k];
          mean[k] += x;
          at[k] = x > top[k] ? (int32_t)e : at[k];
          top[k] = x > top[k] ? x : top[k];
        }
      } else {
        for (int64_t k = 0; k < d; k++) {
          float x = row[k];
          mean[k] += x;
          at[k] = x > top[k] ? (int32_t)e : at[k];
          top[k] = x > top[k] ? x : top[k];
        }
      }
    }
    float share = last > first ? 1.0f / (float)(last - first) : 0.0f;
    for (int64_t k = 0; k < d; k++) mean[k] *= share;
  }
}

void pool_back(int64_t groups, int64_t d, const int64_t *start, const int64_t *node, const int64_t *kind,
               const int32_t *restrict where, const float *restrict dout, float *restrict dh, float *restrict dt) {
  for (int64_t g = 0; g < groups; g++) {
    const float *dmean = dout + g * 2 * d, *dtop = dmean + d;
    const int32_t *at = where + g * d;
    int64_t first = start[g], last = start[g + 1];
    float share = last > first ? 1.0f / (float)(last - first) : 0.0f;
    for (int64_t e = first; e < last; e++) {
      float *row = dh + node[e] * d;
      float *more = kind[e] >= 0 ? dt + kind[e] * d : 0;
      int32_t self = (int32_t)e;
      for (int64_t k = 0; k < d; k++) {
        float x = share * dmean[k] + (at[k] == self ? dtop[k] : 0.0f);
        row[k] += x;
        if (more) more[k] += x;
      }
    }
  }
}

/* Sum over the edges of each node of relu(u[node] + q[group] + t[kind]); order[] lists edges by node. */
void spread(int64_t nodes, int64_t m, const int64_t *start, const int64_t *order, const int64_t *group,
            const int64_t *kind, const float *restrict u, const float *restrict q, const float *restrict t,
            float *restrict out) {
  for (int64_t n = 0; n < nodes; n++) {
    const float *own = u + n * m;
    float *sum = out + n * m;
    memset(sum, 0, sizeof(float) * m);
    for (int64_t i = start[n]; i < start[n + 1]; i++) {
      int64_t e = order[i];
      const float *row = q + group[e] * m;
      if (kind[e] >= 0) {
        const float *more = t + kind[e] * m;
        for (int64_t k = 0; k < m; k++) {
          float x = own[k] + row[k] + more[k];
          sum[k] += x > 0.0f ? x : 0.0f;
        }
      } else {
        for (int64_t k = 0; k < m; k++) {
          float x = own[k] + row[k];
          sum[k] += x > 0.0f ? x : 0.0f;
        }
      }
    }
  }
}

void spread_back(int64_t nodes, int64_t m, const int64_t *start, const int64_t *order, const int64_t *group,
                 const int64_t *kind, const float *restrict u, const float *restrict q, const float *restrict t,
                 const float *restrict dout, float *restrict du, float *restrict dq, float *restrict dt) {
  for (int64_t n = 0; n < nodes; n++) {
    const float *own = u + n * m, *back = dout + n * m;
    float *down = du + n * m;
    for (int64_t i = start[n]; i < start[n + 1]; i++) {
      int64_t e = order[i];
      const float *row = q + group[e] * m;
      float *drow = dq + group[e] * m;
      if (kind[e] >= 0) {
        const float *more = t + kind[e] * m;
        float *dmore = dt + kind[e] * m;
        for (int64_t k = 0; k < m; k++) {
          float x = own[k] + row[k] + more[k] > 0.0f ? back[k] : 0.0f;
          down[k] += x;
          drow[k] += x;
          dmore[k] += x;
        }
      } else {
        for (int64_t k = 0; k < m; k++) {
          float x = own[k] + row[k] > 0.0f ? back[k] : 0.0f;
          down[k] += x;
          drow[k] += x;
        }
      }
    }
  }
}
