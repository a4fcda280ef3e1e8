"""What each service is for, what it costs, who looks after it, and its history."""

import hashlib
import json

import django.core.validators
import django.db.models.deletion
import safety.refusing
from django.conf import settings
from django.db import migrations, models


# What an older release compared to see whether an editor had changed an entry.
COMPARED = (
    "name_ko name_en short_ko short_en what_ko what_en country phone web source note name_local hours languages "
    "audience first hidden verified_on order"
).split()
NEWER = (*COMPARED, "purpose", "fee")
# The rest of our own entries are places to talk; an entry that an editor made is one until she says something else.
PURPOSES = {
    "emergency": ("kr-112", "hk-999"),
    "removal": ("kr-d4u", "kr-seoul", "intl-tid", "intl-stopncii", "hk-tada", "tw-siarc", "gb-reportremove"),
    "report": (
        "kr-117", "kr-portal", "kr-1377", "intl-inhope", "jp-8103", "cn-12377", "tw-iwin", "us-cybertip", "au-esafety",
    ),
    "information": ("kr-dicle", "intl-chi"),
}


def mark(row, names):
    columns = {name: getattr(row, name) for name in names}
    text = json.dumps(columns, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def settle(apps, schema_editor):
    """Say what our own entries are for, and keep in mind which of them no editor has touched."""
    purposes = {slug: purpose for purpose, slugs in PURPOSES.items() for slug in slugs}
    for row in apps.get_model("safety", "HelpService").objects.all():
        untouched = row.loaded_hash == mark(row, COMPARED)
        row.purpose = purposes.get(row.slug, row.purpose)
        if untouched:
            row.loaded_hash = mark(row, NEWER)
        row.save(update_fields=["purpose", "loaded_hash"])


class Migration(migrations.Migration):

    dependencies = [
        ('safety', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='helpservice',
            name='fee',
            field=models.CharField(choices=[('unknown', 'Not known'), ('free', 'Free of charge'), ('paid', 'Costs money')], default='unknown', help_text='“Free of charge” only where the service itself says so.', max_length=8, verbose_name='What it costs'),
        ),
        migrations.AddField(
            model_name='helpservice',
            name='latest_revision',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision', verbose_name='latest revision'),
        ),
        migrations.AddField(
            model_name='helpservice',
            name='owner',
            field=models.ForeignKey(blank=True, help_text='Gets a mail when it must be checked again. Without a name every editor gets it.', limit_choices_to={'groups__name__in': ['editor', 'reviewer', 'administrator'], 'is_active': True}, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='Who looks after it'),
        ),
        migrations.AddField(
            model_name='helpservice',
            name='purpose',
            field=models.CharField(choices=[('talk', 'Someone to talk to: listens and counsels'), ('emergency', 'Emergency: when there is danger now'), ('removal', 'Removal: helps with taking pictures down'), ('report', 'Report: an authority or a platform takes reports'), ('information', 'Information: pages to read, nobody answers')], default='talk', max_length=12, verbose_name='What it is for'),
        ),
        migrations.AddField(
            model_name='helpservice',
            name='reminded_on',
            field=models.DateField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name='helpservice',
            name='country',
            field=models.CharField(help_text='Two capital letters, such as KR, or INTL for a service of no single country.', max_length=4, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$|^INTL$', 'Two capital letters, such as KR, or INTL.'), safety.refusing.check_country], verbose_name='Country'),
        ),
        migrations.AlterField(
            model_name='helpservice',
            name='note',
            field=models.TextField(blank=True, help_text='While it says “confirm” or “out of date”, readers do not see the service.', verbose_name='Note for editors'),
        ),
        migrations.AlterField(
            model_name='helpservice',
            name='phone',
            field=models.CharField(blank=True, help_text='Leave empty what is not known.', max_length=40, validators=[safety.refusing.check_phone], verbose_name='Phone'),
        ),
        migrations.AlterField(
            model_name='helpservice',
            name='web',
            field=models.URLField(blank=True, max_length=300, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='Web address'),
        ),
        migrations.RunPython(settle, migrations.RunPython.noop),
    ]
