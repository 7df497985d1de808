"""One thread: these tests are small, and many threads for a small product only wait for each other."""

import torch

torch.set_num_threads(1)
