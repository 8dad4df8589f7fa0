from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "footprint.accounts"
    label = "accounts"
