"""The complete methods: one file each, all behind the protocol in ``base.py``; named in the registry."""
